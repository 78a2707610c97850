import Glibc
import Logging
import Synchronization

/// Log lines on standard error: systemd's journal reads the `<N>` before each as its priority (sd-daemon(3)); a terminal gets the
/// level's name. Fields follow the message as `name=value`, in a stable order.
struct JournalLog: LogHandler {
    private static let inJournal = getenv("JOURNAL_STREAM") != nil
    private static let level = Mutex(Logger.Level.info)
    /// Lines of different threads must not mix.
    private static let output = Mutex(())

    private let label: String
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String) { self.label = label }

    /// One level for all loggers, from the settings.
    static func setLevel(_ level: Logger.Level) { Self.level.withLock { $0 = level } }

    var logLevel: Logger.Level {
        get { Self.level.withLock { $0 } }
        set { Self.setLevel(newValue) }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata
        if let provided = metadataProvider?.get() { fields.merge(provided) { $1 } }
        if let own = event.metadata { fields.merge(own) { $1 } }
        let pairs = fields.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
        let prefix = Self.inJournal ? "<\(Self.priority(event.level))>" : "\(event.level): "
        let line = Self.oneLine("\(prefix)\(label): \(event.message)\(pairs)") + "\n"
        Self.output.withLock { _ in
            var bytes = Array(line.utf8)[...]
            while !bytes.isEmpty {
                let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                bytes = bytes.dropFirst(count)
            }
        }
    }

    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    private static func quoted(_ value: String) -> String {
        value.contains { $0 == " " || $0 == "=" || $0 == "\"" } || value.isEmpty
            ? "\"" + value.replacing("\"", with: "'") + "\"" : value
    }

    /// A line break in a value would begin a line of its own, with a priority of its own.
    private static func oneLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? " " : $0 }))
    }
}
