public import Letters

/// One word that was recognised in a picture.
public struct RecognisedWord: Equatable, Sendable {
    public var text: String
    /// Of its ink, in the picture's pixels.
    public var box: Box
    /// Words with the same number stand on one line.
    public var line: Int
    /// 0 to 100; of the word's least certain letter.
    public var confidence: Double

    public init(text: String, box: Box, line: Int, confidence: Double) {
        self.text = text
        self.box = box
        self.line = line
        self.confidence = confidence
    }
}

extension RecognisedWord {
    /// An address window holds a few dozen.
    private static let most = 2000
    private static let longest = 200

    /// The words of Tesseract's table (its `tsv`): twelve columns, level 4 begins a line, level 5 is a word. nil where it is none: the
    /// program has read a hostile picture, so its answer is believed within bounds alone.
    static func words(ofTable bytes: [UInt8]) -> [RecognisedWord]? {
        guard let text = String(validating: bytes, as: UTF8.self), text.hasPrefix("level\t") else { return nil }
        var words: [RecognisedWord] = []
        var line = 0
        for row in text.split(separator: "\n").dropFirst() {
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 12, let level = Int(fields[0]) else { return nil }
            if level == 4 { line += 1 }
            guard level == 5 else { continue }
            let numbers = fields[6...9].compactMap { Int($0) }
            guard numbers.count == 4, numbers.allSatisfy({ (0...100_000).contains($0) }),
                let confidence = Double(fields[10]), (-1...100).contains(confidence), words.count < most,
                fields[11].utf8.count <= longest
            else { return nil }
            let word = fields[11].split(separator: " ").joined(separator: " ")
            guard !word.isEmpty else { continue }
            let (left, top, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
            words.append(
                RecognisedWord(
                    text: word,
                    box: Box(x0: Double(left), y0: Double(top), x1: Double(left + width), y1: Double(top + height)),
                    line: line, confidence: max(0, confidence)))
        }
        return words
    }
}
