public import Letters

/// What CUPS says of the job in a filter's or backend's argv and environment.
public struct JobTicket: Equatable, Sendable {
    public var id: Int
    /// Lower case, without `urn:uuid:`. The same in every run of the job, so the key against duplicates.
    public var uuid: String
    public var user: String
    /// Valid UTF-8 on one line, at most `titleLimit` bytes.
    public var title: String
    public var copies: Int
    /// The job's options as CUPS gives them, `name=value name …`.
    public var options: String
    public var printer: String
    public var language: Language
    /// The document's path, where no filter ran.
    public var file: String?

    public static let titleLimit = 255

    /// - Parameter arguments: argv: the device URI or the printer's name, job id, user, title, copies, options, and
    ///   a file only when no filter ran before. Raw bytes: CUPS cuts the title at a byte.
    /// - Throws: `requestInvalid` where this is not how CUPS calls, or the job's uuid is missing.
    public init(arguments: [[UInt8]], environment: [String: String]) throws(Status) {
        guard (6...7).contains(arguments.count) else {
            throw Status(.requestInvalid, [.detail: "argv"])
        }
        func text(_ index: Int) -> String { String(decoding: arguments[index], as: UTF8.self) }
        guard let id = Int(text(1)), id > 0 else { throw Status(.requestInvalid, [.detail: "argv[1]"]) }
        guard let copies = Int(text(4)), copies >= 1 else { throw Status(.requestInvalid, [.detail: "argv[4]"]) }
        self.id = id
        self.copies = copies
        user = JobText.line(arguments[2], limit: 255)
        title = JobText.line(arguments[3], limit: Self.titleLimit)
        options = text(5)
        guard let uuid = Self.uuid(in: options) else { throw Status(.requestInvalid, [.detail: "job-uuid"]) }
        self.uuid = uuid
        printer = environment["PRINTER"] ?? text(0)
        language = Language(locale: environment["LANG"] ?? "")
        file = arguments.count == 7 ? text(6) : nil
    }

    /// The job's identity among its options (argv[5]); nil where there is none.
    public static func uuid(in options: String) -> String? {
        guard let value = CupsOptions.pairs(options).first(where: { $0.0.lowercased() == "job-uuid" })?.1 else {
            return nil
        }
        let uuid = plainUUID(value)
        return isUUID(uuid) ? uuid : nil
    }

    static func plainUUID(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.hasPrefix("urn:uuid:") ? String(lower.dropFirst(9)) : lower
    }

    static func isUUID(_ text: String) -> Bool {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        return groups.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && groups.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) } }
    }
}

/// Text from outside made fit for one line.
public enum JobText {
    /// Valid UTF-8 without control characters, cut to `limit` bytes between characters. A character that CUPS cut at
    /// the end is dropped; other damage shows as U+FFFD.
    public static func line(_ bytes: some Collection<UInt8>, limit: Int) -> String {
        let whole = String(decoding: withoutCutCharacter(Array(bytes)), as: UTF8.self)
        var line = ""
        var used = 0
        for character in whole {
            let isControl = character.unicodeScalars.contains {
                $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
            }
            let kept = isControl ? " " : String(character)
            used += kept.utf8.count
            if used > limit { break }
            line += kept
        }
        return line
    }

    private static func withoutCutCharacter(_ bytes: [UInt8]) -> [UInt8] {
        let tail = bytes.reversed().prefix { $0 & 0b1100_0000 == 0b1000_0000 }.count
        guard tail < bytes.count else { return bytes }
        let lead = bytes[bytes.count - tail - 1]
        let expected =
            switch lead {
            case 0xc0...0xdf: 1
            case 0xe0...0xef: 2
            case 0xf0...0xf7: 3
            default: 0
            }
        return tail < expected ? Array(bytes.dropLast(tail + 1)) : bytes
    }
}
