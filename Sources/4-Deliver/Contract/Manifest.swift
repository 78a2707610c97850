public import Letters

/// The legal act: the body of `PUT /v1/submissions/ID`. Its exact bytes are frozen before the first PUT, and repeats send those.
public struct Manifest: Codable, Equatable, Sendable {
    public var version: Int
    /// UUID of the installation that sends it; events carry it back.
    public var installation: String
    /// The Unix user who printed.
    public var sender: String
    public var title: String
    public var documents: [Document]
    public var options: JobOptions
    public var letters: [Letter]
    public var returnAddress: [String]

    public init(
        installation: String, sender: String, title: String, documents: [Document], options: JobOptions,
        letters: [Letter], returnAddress: [String]
    ) {
        self.version = 1
        self.installation = installation
        self.sender = sender
        self.title = title
        self.documents = documents
        self.options = options
        self.letters = letters
        self.returnAddress = returnAddress
    }

    public struct Document: Codable, Equatable, Sendable {
        public var number: Int
        /// Where its bytes are; left out when the platform compares a repeated manifest.
        public var upload: String
        public var size: Int64
        public var sha256: String
        public var pages: Int

        public init(number: Int, upload: String, size: Int64, sha256: String, pages: Int) {
            self.number = number
            self.upload = upload
            self.size = size
            self.sha256 = sha256
            self.pages = pages
        }
    }

    public struct JobOptions: Codable, Equatable, Sendable {
        public var colour: Colour
        public var sides: Sides
        public var background: String?
        public var annexes: [String]
        public var approval: Bool

        public init(colour: Colour, sides: Sides, background: String?, annexes: [String], approval: Bool) {
            self.colour = colour
            self.sides = sides
            self.background = background
            self.annexes = annexes
            self.approval = approval
        }
    }

    public struct Letter: Codable, Equatable, Sendable {
        public var number: Int
        public var document: Int
        public var pages: [Int]
        public var envelope: Envelope
        public var franking: Franking
        public var acknowledgement: Bool
        public var address: Address

        public init(
            number: Int, document: Int, pages: [Int], envelope: Envelope, franking: Franking, acknowledgement: Bool,
            address: Address
        ) {
            self.number = number
            self.document = document
            self.pages = pages
            self.envelope = envelope
            self.franking = franking
            self.acknowledgement = acknowledgement
            self.address = address
        }
    }

    public struct Address: Codable, Equatable, Sendable {
        public var lines: [String]
        public var postcode: String?
        public var locality: String?
        public var country: String

        public init(lines: [String], postcode: String?, locality: String?, country: String) {
            self.lines = lines
            self.postcode = postcode
            self.locality = locality
            self.country = country
        }
    }
}
