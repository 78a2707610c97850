import Glibc

/// Which of a document's pages are made alike, told by their content's bytes: the pages of a merge that one template made have as many lines
/// of it, and differ in a few. A line more, such as a page's number, makes a page its own model.
struct ContentLikeness {
    /// Of both pages' bytes, that lines alike hold.
    private static let alike = 0.8
    private static let fewestLines = 6
    /// Shorter ones say what every producer says.
    private static let shortestLine = 16
    /// Bytes of a page that is compared with others: models are kept.
    private static let longest = 1 << 20
    /// Templates that take turns.
    static let mostModels = 8

    /// What a page is like.
    struct Like {
        /// The earlier page.
        var model: Int
        /// Whether it draws what its model draws, in the same way, but for other texts.
        var hasItsSkeleton: Bool
        /// And these with codes alone that its model, or pages of its skeleton, have in the same lines.
        var drawsTheSame: Bool
    }

    private struct Model {
        var page: Int
        var frame: String
        var content: [UInt8]
        var lines: [Range<Int>]
        /// nil where its lines are not compared closely.
        var resources: PageResources?
        /// Of the lines in which a page like it differed; nil where a line has none.
        var skeletons: [Int: [UInt8]?] = [:]
        var seen: Set<Code> = []
    }

    private struct Code: Hashable {
        var line: Int
        var number: UInt32
    }

    /// The one that was met last is the last.
    private var models: [Model] = []
    private var lines: [Range<Int>] = []
    /// Of the models that others draw the same as.
    private(set) var templates = PageTemplates()

    /// nil where there is no earlier page that this one is made like, and then it is a model itself.
    /// - Parameters:
    ///   - frame: what the page's content draws on and with, by its dictionary's text.
    ///   - resources: what is drawn with, nil where it is not known; asked for models alone.
    mutating func like(
        of page: Int, content: UnsafeRawBufferPointer, frame: String, resources: () -> PageResources?
    ) -> Like? {
        guard content.count <= Self.longest else { return nil }
        Self.split(content, into: &lines)
        for index in models.indices.reversed() where models[index].frame == frame {
            guard let different = differences(content, models[index]) else { continue }
            var model = models.remove(at: index)
            let (hasItsSkeleton, drawsTheSame) = Self.compare(different, content, lines, &model)
            if drawsTheSame {
                templates.note(page, like: model.page, changed: different, lines: lines, of: content) {
                    model.resources.flatMap {
                        PageTemplate(content: model.content, lines: model.lines, resources: $0.text)
                    }
                }
            }
            models.append(model)
            return Like(model: model.page, hasItsSkeleton: hasItsSkeleton, drawsTheSame: drawsTheSame)
        }
        if models.count == Self.mostModels { models.removeFirst() }
        models.append(
            Model(
                page: page, frame: frame, content: Array(content), lines: lines,
                resources: Self.isTold(content) ? resources() : nil))
        return nil
    }

    /// Whether lines of the content may say what is drawn: the bytes of an inline picture are no lines, and what is to be read instead of what
    /// is shown stays the same where that does not.
    private static func isTold(_ content: UnsafeRawBufferPointer) -> Bool {
        !ContentSkeleton.mayHoldPicture(content) && content.firstRange(of: "/ActualText".utf8) == nil
    }

    /// The lines that differ; nil where they are too many.
    private func differences(_ content: UnsafeRawBufferPointer, _ model: Model) -> [Int]? {
        guard lines.count == model.lines.count else { return nil }
        var (count, shared, least) = (0, 0, 0)
        var different: [Int] = []
        model.content.withUnsafeBytes { other in
            for (index, (line, its)) in zip(lines, model.lines).enumerated() {
                let weight = max(Self.weight(line), Self.weight(its))
                least += weight
                if !Self.areEqual(content[line], other[its]) {
                    different.append(index)
                } else if weight > 0 {
                    count += 1
                    shared += weight
                }
            }
        }
        return count >= Self.fewestLines && Double(shared) >= Self.alike * Double(least) ? different : nil
    }

    private static func areEqual(_ line: Slice<UnsafeRawBufferPointer>, _ other: Slice<UnsafeRawBufferPointer>) -> Bool
    {
        guard line.count == other.count else { return false }
        guard let one = UnsafeRawBufferPointer(rebasing: line).baseAddress,
            let two = UnsafeRawBufferPointer(rebasing: other).baseAddress
        else { return true }
        return memcmp(one, two, line.count) == 0
    }

    private static func weight(_ line: Range<Int>) -> Int { line.count >= shortestLine ? line.count : 0 }

    /// Whether the lines differ in texts alone, and whether they bring no code that these lines did not have before. The model learns the
    /// codes of pages that differ in nothing else: under another font they would be other glyphs.
    private static func compare(
        _ different: [Int], _ content: UnsafeRawBufferPointer, _ lines: [Range<Int>], _ model: inout Model
    ) -> (hasItsSkeleton: Bool, drawsTheSame: Bool) {
        guard let width = model.resources?.codes else { return (false, false) }
        var codes: [Code] = []
        for index in different {
            if model.skeletons[index] == nil {
                let own = model.content.withUnsafeBytes {
                    ContentSkeleton(UnsafeRawBufferPointer(rebasing: $0[model.lines[index]]), codes: width)
                }
                model.skeletons[index] = .some(own?.bytes)
                for code in own?.codes ?? [] { model.seen.insert(Code(line: index, number: code)) }
            }
            let line = ContentSkeleton(UnsafeRawBufferPointer(rebasing: content[lines[index]]), codes: width)
            guard let line, !line.hasDictionary, line.bytes == model.skeletons[index] ?? nil else {
                return (false, false)
            }
            codes += line.codes.map { Code(line: index, number: $0) }
        }
        var isSame = true
        for code in codes where model.seen.insert(code).inserted { isSame = false }
        return (true, isSame)
    }

    /// Lines as producers mean them: an array is not cut (Cairo breaks lines after 72 columns), and what is shown by one ends a line (pdfTeX
    /// breaks none).
    private static func split(_ content: UnsafeRawBufferPointer, into lines: inout [Range<Int>]) {
        lines.removeAll(keepingCapacity: true)
        func find(_ byte: UInt8, from: Int, to end: Int) -> Int? {
            guard let base = content.baseAddress, from < end else { return nil }
            return memchr(base + from, Int32(byte), end - from).map { UnsafeRawPointer($0) - base }
        }
        var start = 0
        var place = 0
        var isOpen = false
        while place < content.count {
            let (begin, end) = (place, find(0x0a, from: place, to: content.count) ?? content.count)
            while let closing = find(UInt8(ascii: "]"), from: place, to: end) {
                (place, isOpen) = (closing + 1, false)
                guard place + 1 < end, content[place] == UInt8(ascii: "T"), content[place + 1] == UInt8(ascii: "J")
                else {
                    continue
                }
                place += 2
                lines.append(start..<place)
                start = place
            }
            if find(UInt8(ascii: "["), from: place, to: end) != nil { isOpen = true }
            place = end + 1
            guard !isOpen else { continue }
            // Behind what ended a line there may be nothing.
            if start < end || start == begin { lines.append(start..<end) }
            start = place
        }
        if start < content.count { lines.append(start..<content.count) }
    }
}
