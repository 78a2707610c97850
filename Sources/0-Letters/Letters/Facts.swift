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
}

/// One page as printed: after CropBox, rotation and UserUnit.
public struct PageFacts: Codable, Equatable, Sendable {
    /// From 1, within its document.
    public var number: Int
    public var size: PaperSize
    /// The characters whose box touches the region that was asked for, in reading order, spaces included; nil where text was not asked
    /// for.
    public var characters: [PageCharacter]?
    /// The part of the region that is not white, 0 to 1, rendered without the text layer's help; nil where it was not measured.
    public var ink: Double?

    public init(number: Int, size: PaperSize, characters: [PageCharacter]? = nil, ink: Double? = nil) {
        self.number = number
        self.size = size
        self.characters = characters
        self.ink = ink
    }
}

/// One character of the text layer with its box on the page, in millimetres.
public struct PageCharacter: Codable, Equatable, Sendable {
    public var text: String
    public var box: Box

    public init(text: String, box: Box) {
        self.text = text
        self.box = box
    }
}
