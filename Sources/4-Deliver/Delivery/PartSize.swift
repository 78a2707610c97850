/// How many bytes the next request of a transfer carries. Each part costs a question and the platform's sync, so a line that carries
/// one in no time gets a larger one; a part that failed goes back to the smallest for good: something between may dislike large requests.
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

    /// A whole part of this size took so many seconds.
    mutating func sent(_ size: Int64, in seconds: Double) {
        guard size >= bytes, seconds * 2 < Self.time else { return }
        bytes = max(bytes, min(bytes * 2, largest))
    }

    /// Whether parts become smaller by it.
    mutating func failed() -> Bool {
        let wasLarger = bytes > smallest
        (bytes, largest) = (smallest, smallest)
        return wasLarger
    }
}
