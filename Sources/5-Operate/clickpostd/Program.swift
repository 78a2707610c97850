import CLinux
import Glibc
import Letters
import Logging
import Settings
import Wording

/// Exit statuses as sysexits.h: 64 usage, 78 configuration; else 1.
@main
struct Program {
    /// Of the messages: the administrator's.
    private static let language = Language(locale: environment("LC_ALL") ?? environment("LANG") ?? "")

    static func main() async {
        let invocation = Invocation(Array(CommandLine.arguments.dropFirst()))
        if let wrong = invocation.wrong {
            write(STDERR_FILENO, "clickpostd: \(wrong)?\n\n\(Invocation.usage)\n")
            exit(64)
        }
        switch invocation.task {
        case .help: write(STDOUT_FILENO, Invocation.usage + "\n")
        case .version: write(STDOUT_FILENO, "clickpostd \(Product.version)\n")
        case .printConfig: write(STDOUT_FILENO, SettingsFile.commented())
        case .checkConfig: exit(check(invocation) == nil ? 1 : 0)
        case .run:
            guard let settings = check(invocation) else { exit(78) }
            exit(await run(settings))
        }
    }

    private static func run(_ settings: Settings) async -> Int32 {
        LoggingSystem.bootstrap { JournalLog(label: $0) }
        if let level = Logger.Level(rawValue: settings.logLevel) { JournalLog.setLevel(level) }
        signal(SIGPIPE, SIG_IGN)
        umask(0o077)
        clinux_keep_heap_small()
        do {
            try await Daemon(settings).run()
            return 0
        } catch let status as Status {
            explain(status)
        } catch {
            write(STDERR_FILENO, "clickpostd: \(error)\n")
        }
        return 1
    }

    /// The file's settings; every fault is said, and nil where there is one. A file that was not named may be absent.
    private static func check(_ invocation: Invocation) -> Settings? {
        let settings: Settings
        var faults: [Status] = []
        switch ConfigurationFile.read(invocation.config) {
        case .text(let text): (settings, faults) = SettingsFile.parse(text, path: invocation.config)
        case .absent where !invocation.configGiven: settings = Settings()
        case .absent:
            explain(Status(.inputUnreadable, [.path: invocation.config, .detail: String(cString: strerror(ENOENT))]))
            return nil
        case .unreadable(let reason):
            explain(Status(.inputUnreadable, [.path: invocation.config, .detail: reason]))
            return nil
        }
        if faults.isEmpty { faults = Daemon.missing(settings, path: invocation.config) }
        faults.forEach(explain)
        return faults.isEmpty ? settings : nil
    }

    private static func explain(_ status: Status) {
        // A fault in the settings is found by its line, as compilers say it.
        let place = [status.values[.path], status.values[.line]].compactMap { $0 }.joined(separator: ":")
        let begin = status.values[.setting] != nil && !place.isEmpty ? "\(place): " : "clickpostd: "
        write(STDERR_FILENO, begin + Wording.message(status, language) + "\n")
        if let remedy = Wording.remedy(status, language) { write(STDERR_FILENO, "  \(remedy)\n") }
    }

    private static func write(_ descriptor: Int32, _ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
