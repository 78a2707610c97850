import Glibc
import Letters

/// Reads a worker's messages as they come, holding no more than one of them, within the time limits.
struct ReplyStream {
    enum Next {
        case message(WorkerMessage)
        /// The worker closed its end.
        case closed
    }

    private let descriptor: Int32
    private let cancel: Int32?
    /// The worker's own clock: processor time. nil where the system does not give it.
    private let processor: clockid_t?
    private let limits: WorkerLimits
    private let overall: Deadline
    private var stall: Deadline
    /// What of its own clock had passed when it was first found silent; nil while it is not.
    private var processorAtSilence: Double?
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    /// What of the buffer was read and is no message yet.
    private var unread = 0..<0

    init(descriptor: Int32, processor: clockid_t?, cancel: Int32?, limits: WorkerLimits, overall: Deadline) {
        self.descriptor = descriptor
        self.cancel = cancel
        self.processor = processor
        self.limits = limits
        self.overall = overall
        stall = Deadline(seconds: limits.stallSeconds)
    }

    /// - Throws: `document.timeout`; `job.cancelled`; `document.unreadable` where the bytes are no message of a worker.
    mutating func next() throws(Status) -> Next {
        if let message = try taken() { return .message(message) }
        // While another worker's reply was read and judged, this one waited for us: its times begin here.
        stall = Deadline(seconds: limits.stallSeconds)
        processorAtSilence = nil
        while try fill() {
            if let message = try taken() { return .message(message) }
        }
        return .closed
    }

    private mutating func taken() throws(Status) -> WorkerMessage? {
        do {
            return try buffered()
        } catch {
            throw Status(.documentUnreadable, [.detail: "reply"])
        }
    }

    private mutating func buffered() throws(WireError) -> WorkerMessage? {
        guard unread.count >= Wire.headerLength else { return nil }
        let start = unread.lowerBound
        var header = WireReader(buffer[start..<start + Wire.headerLength])
        let tag = try header.integer(UInt8.self)
        let length = Int(try header.integer(UInt32.self))
        guard length <= Wire.longestPayload else { throw WireError() }
        let first = start + Wire.headerLength
        guard unread.upperBound - first >= length else { return nil }
        let message = try WorkerMessage(tag: tag, payload: buffer[first..<first + length], limits: limits)
        unread = first + length..<unread.upperBound
        return message
    }

    /// False at the end of the stream.
    private mutating func fill() throws(Status) -> Bool {
        let deadline = stall.earlier(overall)
        var entries = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: cancel ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&entries, 2, min(deadline.milliseconds, Self.lookMilliseconds))
        // A worker that floods with small messages is never idle: the whole time counts too.
        guard !overall.passed else { throw timeout(limits.wallSeconds) }
        if ready == 0 {
            guard !stall.passed else { throw timeout(limits.stallSeconds) }
            let used = processorSeconds
            let before = processorAtSilence ?? used
            processorAtSilence = before
            guard used - before <= limits.stallCPUSeconds else { throw timeout(limits.stallCPUSeconds) }
            return true
        }
        if ready < 0 {
            guard errno == EINTR else { throw Status(.documentUnreadable, [.detail: "poll"]) }
            return true
        }
        if entries[1].revents != 0 { throw Status(.jobCancelled) }
        makeRoom()
        let (source, end) = (descriptor, unread.upperBound)
        let count = buffer.withUnsafeMutableBytes { bytes in
            read(source, bytes.baseAddress.map { $0 + end }, bytes.count - end)
        }
        if count < 0 {
            guard errno == EINTR else { throw Status(.documentUnreadable, [.detail: "read"]) }
            return true
        }
        unread = unread.lowerBound..<end + count
        return count > 0
    }

    /// Behind what is unread, half of the buffer at least.
    private mutating func makeRoom() {
        let (start, count) = (unread.lowerBound, unread.count)
        if start > 0, count > 0 {
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
            }
        }
        unread = 0..<count
        if count * 2 > buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
    }

    /// How often a silent worker's clock is looked at.
    private static let lookMilliseconds: Int32 = 250

    private var processorSeconds: Double {
        guard let processor else { return 0 }
        var used = timespec()
        // Fails when the process has ended; then its end of the pipe says so.
        guard clock_gettime(processor, &used) == 0 else { return processorAtSilence ?? 0 }
        return Double(used.tv_sec) + Double(used.tv_nsec) / 1e9
    }

    private func timeout(_ seconds: Double) -> Status {
        Status(.documentTimeout, [.seconds: "\(Int(seconds.rounded(.up)))"])
    }
}
