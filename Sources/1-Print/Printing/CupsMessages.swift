import Glibc

/// The lines a filter or backend writes to standard error for cupsd. One line a message, whatever is in the text. No
/// name, address or title belongs here: the printer's message is read by the next user too.
public struct CupsMessages: ~Copyable {
    private let descriptor: Int32
    private var saidError = false

    public init(descriptor: Int32 = 2) { self.descriptor = descriptor }

    /// The job's reason. Only the first counts: CUPS shows one, and not always the same of several.
    public mutating func error(_ text: String) {
        if saidError { return debug(text) }
        saidError = true
        write("ERROR", text)
    }

    public func info(_ text: String) { write("INFO", text) }

    public func debug(_ text: String) { write("DEBUG", text) }

    /// For accounting: pages of the whole job.
    public func page(total: Int) { write("PAGE", "total \(total)") }

    /// Programs read these, not the messages; a reason stays on the printer until it is taken back.
    public func state(_ reason: StateReason, _ present: Bool) {
        write("STATE", (present ? "+" : "-") + reason.rawValue)
    }

    public enum StateReason: String, Sendable {
        case connectingToDevice = "connecting-to-device"
    }

    /// cupsd reads lines of at most 2047 bytes.
    private static let limit = 1800

    private func write(_ prefix: String, _ text: String) {
        let line = Array("\(prefix): \(JobText.line(Array(text.utf8), limit: Self.limit))\n".utf8)
        // Lines of less than PIPE_BUF arrive whole. Where nobody reads them, there is nobody to tell.
        _ = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
}
