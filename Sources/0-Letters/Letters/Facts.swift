/// What the confined worker read of one document: facts only, no judgement.
public struct DocumentFacts: Codable, Equatable, Sendable {
    public var pages: [PageFacts]
    public var features: DocumentFeatures
    /// Names of fonts that are used but not embedded.
    public var fontsNotEmbedded: [String]

    public init(pages: [PageFacts], features: DocumentFeatures = [], fontsNotEmbedded: [String] = []) {
        self.pages = pages
        self.features = features
        self.fontsNotEmbedded = fontsNotEmbedded
    }
}

/// What else a document carries that paper cannot show.
public struct DocumentFeatures: OptionSet, Codable, Equatable, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let encrypted = DocumentFeatures(rawValue: 1)
    public static let scripts = DocumentFeatures(rawValue: 2)
    public static let attachments = DocumentFeatures(rawValue: 4)
    public static let forms = DocumentFeatures(rawValue: 8)
    /// Streams whose stated length is wrong: both readers found their ends, by searching.
    public static let repaired = DocumentFeatures(rawValue: 16)
    /// A portfolio: its pages are the cover of the files inside.
    public static let portfolio = DocumentFeatures(rawValue: 32)
    /// A form whose look is made anew by each reader: what paper shows depends on who prints it.
    public static let formsUnsettled = DocumentFeatures(rawValue: 64)
    /// A page tree whose nodes state other numbers of pages than they hold: its pages are numbered by a list of all.
    public static let pagesListed = DocumentFeatures(rawValue: 128)
}

/// One page as printed: after CropBox, rotation and UserUnit.
public struct PageFacts: Codable, Equatable, Sendable {
    /// From 1, within its document.
    public var number: Int
    public var size: PaperSize
    /// The characters whose box touches the region that was asked for, in reading order, spaces included; nil where text was not asked
    /// for.
    public var characters: [PageCharacter]?
    /// The part of the window that is not white, 0 to 1, rendered without the text layer's help; nil where it was not measured.
    public var ink: Double?
    /// Ink in the window that no visible character accounts for: frames, logos, pictures, writing drawn as outlines.
    public var marks: [PageMark]
    /// Of each reserved zone that has ink in it, text included, where that is; empty where the zones were not looked at.
    public var zoneInk: [Box]
    /// What tells a letter's first page from those that follow it; nil where it was not asked for.
    public var layout: PageLayout?
    /// The earlier page whose content this one's is, but for little; only where its own layout was not read for that reason.
    public var likePage: Int?

    public init(
        number: Int, size: PaperSize, characters: [PageCharacter]? = nil, ink: Double? = nil, marks: [PageMark] = [],
        zoneInk: [Box] = [], layout: PageLayout? = nil, likePage: Int? = nil
    ) {
        self.number = number
        self.size = size
        self.characters = characters
        self.ink = ink
        self.marks = marks
        self.zoneInk = zoneInk
        self.layout = layout
        self.likePage = likePage
    }
}

/// One character of the text layer with its box on the page, in millimetres.
public struct PageCharacter: Codable, Equatable, Sendable {
    public var text: String
    public var box: Box
    /// Whether the page as printed shows anything in its place: false for white, clipped, covered and invisible text. The letters a
    /// reader laid over the picture of a page are visible: the picture shows them.
    public var isVisible: Bool
    public var ink: Ink

    /// What the drawn letter says of the one the text layer names.
    public enum Ink: UInt8, Codable, Sendable {
        /// Nothing: it touches its neighbour, is too small, or is no plain letter or digit.
        case untold
        case agrees
        /// It looks like another letter.
        case differs
        /// So much so that no text face draws it like that.
        case differsSurely
        /// It or the room beside it has ink that no letter of the text accounts for: a stroke, an accent, a letter without a code.
        case hasMore
    }

    public init(text: String, box: Box, isVisible: Bool = true, ink: Ink = .untold) {
        self.text = text
        self.box = box
        self.isVisible = isVisible
        self.ink = ink
    }
}

/// A page's words as something to compare with other pages: two pages made from one template have the same words in the same places.
public struct PageLayout: Codable, Equatable, Sendable {
    /// One number for a word and its place; of the words between head and foot.
    public var words: [UInt32]
    /// What the page says of its place among its letter's pages, as `2/3` or `page 2 of 3`.
    public var place: Place?
    /// Whether a line greets the reader, as only the first page of a letter does.
    public var hasSalutation: Bool

    public struct Place: Codable, Equatable, Sendable {
        public var page: Int
        public var pages: Int

        public init(page: Int, of pages: Int) {
            self.page = page
            self.pages = pages
        }
    }

    public init(words: [UInt32], place: Place? = nil, hasSalutation: Bool = false) {
        self.words = words
        self.place = place
        self.hasSalutation = hasSalutation
    }
}

/// Connected ink that belongs to no visible character.
public struct PageMark: Codable, Equatable, Sendable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// Straight and of one colour: rules, frames, grounds.
        case lines
        /// Anything else: a logo, a picture, writing drawn as outlines.
        case figure
    }

    /// Of its ink, in millimetres, cut off where the window ends.
    public var box: Box
    public var kind: Kind

    public init(box: Box, kind: Kind) {
        self.box = box
        self.kind = kind
    }
}
