/// How many bytes the next request of a transfer carries. Each part costs a question and the platform's sync, so a line that carries
/// one in no time gets what it carries in half of the time a part may take, in steps; a part that failed goes back to the smallest for
/// good: something between may dislike large requests.
struct PartSize: Sendable {
    private(set) var bytes: Int64
    private let smallest: Int64
    private var largest: Int64

    /// A part is to be done within this, so that whoever holds or cancels does not wait long. Seconds.
    private static let time = 0.5

    init(smallest: Int64, largest: Int64) {
        bytes = smallest
        self.smallest = smallest
        self.largest = largest
    }

    /// One measurement says little about the next: the largest step.
    private static let step: Int64 = 8

    /// A whole part of this size took so many seconds.
    mutating func sent(_ size: Int64, in seconds: Double) {
        guard size >= bytes else { return }
        let carried = Double(size) * Self.time / 2 / max(seconds, 1e-3)
        bytes = max(bytes, min(Int64(min(carried, 1e15)), bytes * Self.step, largest))
    }

    /// Whether parts become smaller by it.
    mutating func failed() -> Bool {
        let wasLarger = bytes > smallest
        (bytes, largest) = (smallest, smallest)
        return wasLarger
    }
}
