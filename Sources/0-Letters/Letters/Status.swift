/// What a stage has to say: one type through every stage, from a page that is not A4 to a platform that is away.
/// Message and remedy are worded from it in the reader's language (module Wording).
/// Never holds a name, an address or a title: it is printed where others read it.
public struct Status: Error, Equatable, Hashable, Sendable {
    public var code: StatusCode
    public var severity: Severity
    /// From 1, where the status is about one document, letter or page.
    public var document: Int?
    public var letter: Int?
    public var page: Int?
    /// Where on the page, in millimetres.
    public var box: Box?
    /// How far it must move, in millimetres.
    public var move: Move?
    /// What the wording puts into its sentences.
    public var values: [StatusValue: String]

    public init(
        _ code: StatusCode, severity: Severity? = nil, document: Int? = nil, letter: Int? = nil, page: Int? = nil,
        box: Box? = nil, move: Move? = nil, _ values: [StatusValue: String] = [:]
    ) {
        self.code = code
        self.severity = severity ?? code.severity
        self.document = document
        self.letter = letter
        self.page = page
        self.box = box
        self.move = move
        self.values = values
    }
}

public enum Severity: String, Codable, CaseIterable, Sendable {
    /// Refused.
    case error
    /// Kept, and not sent before someone releases it.
    case hold
    case warning
    case note
}

/// The names of what is put into a sentence.
public enum StatusValue: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
    case width, height, option, value, allowed, sheets, capacity, envelope, pages, count, country, submission, date
    /// A technical cause in the words of the system or library that gave it; shown as it is.
    case detail
    case setting, path, line, account, queue, type, character, seconds
}

extension Status: Codable {
    enum CodingKeys: String, CodingKey {
        case code, severity, document, letter, page, values
        case box = "box_mm"
        case move = "move_mm"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        code = try fields.decode(StatusCode.self, forKey: .code)
        severity = try fields.decode(Severity.self, forKey: .severity)
        document = try fields.decodeIfPresent(Int.self, forKey: .document)
        letter = try fields.decodeIfPresent(Int.self, forKey: .letter)
        page = try fields.decodeIfPresent(Int.self, forKey: .page)
        box = try fields.decodeIfPresent(Box.self, forKey: .box)
        move = try fields.decodeIfPresent(Move.self, forKey: .move)
        values = try fields.decodeIfPresent([StatusValue: String].self, forKey: .values) ?? [:]
    }
}
