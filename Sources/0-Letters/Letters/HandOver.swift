/// Which CUPS job a hand-over comes from. `uuid` alone is the key against duplicates: a re-run has the same.
public struct JobIdentity: Codable, Equatable, Hashable, Sendable {
    public var id: Int
    /// As CUPS gives it, without `urn:uuid:`, lower case.
    public var uuid: String
    public var printer: String
    public var user: String
    public var title: String

    public init(id: Int, uuid: String, printer: String, user: String, title: String) {
        self.id = id
        self.uuid = uuid
        self.printer = printer
        self.user = user
        self.title = title
    }
}

/// What the backend gives the daemon for one job, beside the documents' bytes: an accepted or held verdict, never a refused one.
public struct HandOver: Codable, Equatable, Sendable {
    public var job: JobIdentity
    /// The job's language, as in `LANG`: `fr`, `nl`, `de` or `en`.
    public var language: Language
    public var verdict: Verdict
    /// Documents and banners that came through the filter; nil where no filter ran. A filter that is killed leaves no trace of its
    /// document, and cupsd calls that a normal end: only the count can tell.
    public var taken: Int?

    public init(job: JobIdentity, language: Language, verdict: Verdict, taken: Int? = nil) {
        self.job = job
        self.language = language
        self.verdict = verdict
        self.taken = taken
    }
}

/// The languages of Belgium's offices, and English.
public enum Language: String, Codable, CaseIterable, Sendable {
    case fr, nl, de, en

    /// From a locale's name such as `fr_BE.UTF-8`; English where it is none of ours.
    public init(locale: String) {
        self = Language(rawValue: String(locale.prefix(2)).lowercased()) ?? .en
    }
}
