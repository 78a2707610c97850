/// The text objects (BT … ET) of a page's content that fill lines of their own, and what each leaves set behind it. One that shows what it
/// shows on another page, drawn in the same state, may stand for its setting alone where its text is known to be of no interest.
struct TextBlocks {
    struct Block {
        /// Of the content's.
        var lines: Range<Int>
        /// The operators of the block that what follows is drawn with.
        var setting: [UInt8]
    }

    private(set) var blocks: [Block] = []

    private var inText = false
    private var saves = 0
    private var marks = 0

    /// nil where the content is not told for certain, clips by text, or would not leave all as it was if it stood between `q` and `Q`.
    /// - Parameter lines: of the content.
    init?(_ content: UnsafeRawBufferPointer, lines: [Range<Int>]) {
        var start: Int?
        var isPending = false
        for (index, range) in lines.enumerated() {
            let bytes = UnsafeRawBufferPointer(rebasing: content[range])
            guard let line = ContentSkeleton(bytes, codes: .one) else { return nil }
            let wasInText = inText
            for number in line.statements.indices { guard take(line, number) else { return nil } }
            if !wasInText, !isPending, line.operation(0).elementsEqual("BT".utf8) { start = index }
            isPending = !line.isEnded || (isPending && line.statements.isEmpty)
            guard !inText else { continue }
            if let first = start, !isPending, line.operation(line.statements.count - 1).elementsEqual("ET".utf8) {
                let whole = UnsafeRawBufferPointer(rebasing: content[lines[first].lowerBound..<range.upperBound])
                if let setting = ContentSkeleton(whole, codes: .one).flatMap(Self.setting) {
                    blocks.append(Block(lines: first..<index + 1, setting: setting))
                }
            }
            start = nil
        }
        guard !inText, saves == 0, marks == 0 else { return nil }
    }

    /// Whether the statement leaves in order what encloses it.
    private mutating func take(_ line: ContentSkeleton, _ number: Int) -> Bool {
        let operation = line.operation(number)
        func isOne(of names: StaticString...) -> Bool {
            names.contains { name in
                operation.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
            }
        }
        switch true {
        case isOne(of: "q"): saves += 1
        case isOne(of: "Q"): saves -= 1
        case isOne(of: "BMC", "BDC"): marks += 1
        case isOne(of: "EMC"): marks -= 1
        case isOne(of: "BT"):
            guard !inText else { return false }
            inText = true
        case isOne(of: "ET"):
            guard inText else { return false }
            inText = false
        // Modes from 4 on add the text to the clipping path.
        case isOne(of: "Tr"):
            guard let mode = line.operands(number).first, (0x30...0x33).contains(mode) else { return false }
        default: break
        }
        return saves >= 0 && marks >= 0
    }

    /// What the block's statements leave set; nil where one may leave more.
    private static func setting(of block: ContentSkeleton) -> [UInt8]? {
        var setting: [UInt8] = []
        var marks = 0
        for number in block.statements.indices {
            let operation = String(decoding: block.operation(number), as: UTF8.self)
            if lasting.contains(operation) {
                setting += block.operands(number) + Array(operation.utf8) + [0x20]
            } else if !passing.contains(operation) {
                return nil
            }
            if operation == "BMC" || operation == "BDC" { marks += 1 }
            if operation == "EMC" { marks -= 1 }
            guard marks >= 0 else { return nil }
        }
        return marks == 0 ? setting : nil
    }

    /// Operators that set a part of the graphics state to what they say (ISO 32000-1, 8.4.4, 8.6.8, 9.3.1).
    private static let lasting: Set = [
        "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN",
        "gs",
        "w", "J", "j", "M", "i", "ri",
    ]
    /// Those whose effect ends with the block.
    private static let passing: Set = [
        "BT", "ET", "Td", "Tm", "T*", "Tj", "TJ", "'", "BMC", "BDC", "EMC", "MP", "DP",
    ]
}
