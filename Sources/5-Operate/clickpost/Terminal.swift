import ArgumentParser
import FoundationEssentials
import Glibc
import Letters
import Wording

/// The command line's voice, defined once: results on standard output; trouble on standard error, always with its remedy
/// as a second line; the reader's language; no colours, no decoration that a screen reader or a log would stumble over.
struct Terminal: Sendable {
    var language: Language
    /// Characters a line holds; nil where standard output is no terminal, and nothing is cut.
    var columns: Int?

    /// As POSIX orders the variables; `override` is `--language`.
    init(language override: Language? = nil) {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let locale = names.lazy.compactMap { ProcessEnvironment[$0] }.first { !$0.isEmpty }
        language = override ?? Language(locale: locale ?? "")
        columns = Self.width()
    }

    private static func width() -> Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}

// MARK: Speaking

extension Terminal {
    func say(_ line: String = "") { Self.write(line + "\n", to: STDOUT_FILENO) }

    /// A piece of a result that is too long to be held whole.
    func say(piece: UnsafeRawBufferPointer) { Self.write(piece, to: STDOUT_FILENO) }

    func say(_ phrase: Phrase) { say(phrase.text(language)) }

    /// Beside the result: progress, prompts, what to do next.
    func note(_ line: String) { Self.write(line + "\n", to: STDERR_FILENO) }

    func ask(_ prompt: String) { Self.write(prompt, to: STDERR_FILENO) }

    /// A failed command: `clickpost: what happened`, then the hint. As JSON it is one object on standard error, so that
    /// standard output holds results only.
    func fail(_ status: Status, json: Bool = false) {
        let message = Wording.message(status, language)
        let remedy = Wording.remedy(status, language)
        if json, let text = try? Self.json(WordedStatus(status, language), pretty: false) {
            Self.write(text + "\n", to: STDERR_FILENO)
            return
        }
        note("clickpost: \(Self.printable(message))")
        if let remedy { note("  \(Phrase.hint.text(language)): \(Self.printable(remedy))") }
    }

    func wrongUsage(_ what: String, usage: String) {
        note("clickpost: \(Phrase.wrongUsage.text(language)): \(Self.printable(what))")
        if !usage.isEmpty { note(usage) }
    }

    func say(json value: some Encodable) throws { say(try Self.json(value, pretty: true)) }

    private static func json(_ value: some Encodable, pretty: Bool) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = pretty ? [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes] : [.sortedKeys]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { write(UnsafeRawBufferPointer($0), to: descriptor) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}

// MARK: Shaping

extension Terminal {
    /// Titles and names come from strangers' documents: control characters must not steer the terminal.
    static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }

    /// A moment in the terminal's own time zone: `2026-11-24 09:05`.
    static func moment(_ unixTime: Double) -> String {
        var seconds = time_t(unixTime)
        var local = tm()
        localtime_r(&seconds, &local)
        let date = CivilDate(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
        return "\(date) \(twoDigits(local.tm_hour)):\(twoDigits(local.tm_min))"
    }

    private static func twoDigits(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }

    static func bytes(_ count: Int64) -> String {
        switch count {
        case ..<1000: "\(count) B"
        case ..<1_000_000: "\(count / 1000) kB"
        default: "\(count / 1_000_000).\(count % 1_000_000 / 100_000) MB"
        }
    }

    /// `1-3, 5` for 1, 2, 3, 5.
    static func pages(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, number == last.upperBound + 1 {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
    }
}

/// A status with its sentences, for programs.
struct WordedStatus: Encodable {
    var code: StatusCode
    var severity: Severity
    var message: String
    var remedy: String?

    init(_ status: Status, _ language: Language) {
        code = status.code
        severity = status.severity
        message = Wording.message(status, language)
        remedy = Wording.remedy(status, language)
    }
}

enum ProcessEnvironment {
    static subscript(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
