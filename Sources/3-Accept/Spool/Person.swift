/// Who steers, as the audit log keeps it. The uid is the kernel's word on the process that asked.
public struct Person: Equatable, Hashable, Sendable, ExpressibleByStringLiteral {
    public var uid: UInt32?
    /// The user's name, or what stands for it where the system knows none.
    public var name: String
    /// Why, in this person's own words.
    public var words: String?

    public init(uid: UInt32?, name: String, words: String? = nil) {
        self.uid = uid
        self.name = name
        self.words = words
    }

    public init(stringLiteral name: String) { self.init(uid: nil, name: name) }
}
