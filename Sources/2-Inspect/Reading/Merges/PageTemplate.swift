/// The content that pages share which draw the same but for some lines.
struct PageTemplate {
    let content: [UInt8]
    let lines: [Range<Int>]
    let blocks: [TextBlocks.Block]
    /// Of the page, as a dictionary or a reference says them.
    let resources: String

    /// nil where no page's content can be written after it.
    init?(content: [UInt8], lines: [Range<Int>], resources: String) {
        guard content.count <= Self.longest, let text = content.withUnsafeBytes({ TextBlocks($0, lines: lines) })
        else { return nil }
        (self.content, self.lines, self.resources) = (content, lines, resources)
        blocks = text.blocks
    }

    /// Bytes.
    private static let longest = 256 << 10

    /// A line that a page has in a line's stead.
    struct Change {
        var line: Int
        var bytes: ArraySlice<UInt8>
    }

    /// The content of a page. Blocks that are as in the template are there where `isKept` says so; of others only what they set is.
    /// - Parameter changes: in the order of their lines.
    func content(_ changes: [Change] = [], keeping isKept: (Int) -> Bool) -> [UInt8] {
        var output: [UInt8] = []
        var changes = changes[...]
        var line = 0
        var setting: [UInt8]?
        func copy(_ end: Int) {
            while line < end {
                if let change = changes.first, change.line == line {
                    output += change.bytes
                    changes.removeFirst()
                } else {
                    output += content[lines[line]]
                }
                output.append(0x0a)
                line += 1
            }
        }
        for (index, block) in blocks.enumerated() {
            if line < block.lines.lowerBound { setting = nil }
            copy(block.lines.lowerBound)
            let isChanged = changes.first.map { block.lines.contains($0.line) } ?? false
            if isChanged || isKept(index) {
                copy(block.lines.upperBound)
                setting = nil
            } else {
                line = block.lines.upperBound
                guard setting != block.setting else { continue }
                output += block.setting
                output.append(0x0a)
                setting = block.setting
            }
        }
        copy(lines.count)
        return output
    }
}

/// Templates, and what each page that draws the same as one has in its own way: enough to write its content anew.
struct PageTemplates {
    /// What templates and pages together may take, in bytes; pages beyond have none.
    private static let most = 16 << 20

    private var templates: [Int: PageTemplate?] = [:]
    private var bytes: [UInt8] = []
    /// In the order of their numbers.
    private(set) var pages: [Page] = []
    /// How many of the pages each template has.
    private(set) var uses: [Int32: Int] = [:]
    private var size = 0

    struct Page {
        var number: Int32
        var template: Int32
        /// Of its lines in `bytes`: each line's number, its length, its bytes.
        fileprivate var start: Int32
        fileprivate var end: Int32
    }

    subscript(page: Int) -> PageTemplate? { templates[page] ?? nil }

    /// - Parameter make: the template of `model`; asked once.
    mutating func note(
        _ page: Int, like model: Int, changed: [Int], lines: [Range<Int>], of content: UnsafeRawBufferPointer,
        make: () -> PageTemplate?
    ) {
        if templates[model] == nil {
            let template = size < Self.most ? make() : nil
            size += template?.content.count ?? 0
            templates[model] = .some(template)
        }
        guard size < Self.most, self[model] != nil else { return }
        let start = bytes.count
        for line in changed {
            let range = lines[line]
            withUnsafeBytes(of: (UInt32(line), UInt32(range.count))) { bytes += $0 }
            bytes += content[range]
        }
        size += bytes.count - start
        uses[Int32(model), default: 0] += 1
        pages.append(
            Page(number: Int32(page), template: Int32(model), start: Int32(start), end: Int32(bytes.count)))
    }

    func changes(of page: Page) -> [PageTemplate.Change] {
        var changes: [PageTemplate.Change] = []
        var place = Int(page.start)
        bytes.withUnsafeBytes { bytes in
            while place < Int(page.end) {
                let line = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
                let count = bytes.loadUnaligned(fromByteOffset: place + 4, as: UInt32.self)
                let start = place + 8
                place = start + Int(count)
                changes.append(PageTemplate.Change(line: Int(line), bytes: self.bytes[start..<place]))
            }
        }
        return changes
    }
}
