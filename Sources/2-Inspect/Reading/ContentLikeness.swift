import Glibc

/// Which of a document's pages are made alike, told by their content's bytes: the pages of a merge that one template made have as many lines
/// of it, and differ in a few. A line more, such as a page's number, makes a page its own model.
struct ContentLikeness {
    /// Of both pages' bytes, that lines alike hold.
    private static let alike = 0.8
    private static let fewestLines = 10
    /// Shorter ones say what every producer says.
    private static let shortestLine = 16
    /// Templates that take turns.
    private static let mostModels = 8

    private struct Model {
        var page: Int
        var resources: String
        var lines: [Line]
    }

    /// The one that was met last is the last.
    private var models: [Model] = []

    private struct Line {
        var hash: UInt64
        /// Bytes; 0 where it is short.
        var weight: Int
    }

    /// The earlier page that this one is made like; nil where there is none, and then it is one itself.
    /// - Parameter resources: what the page's content draws on, by its dictionary's text.
    mutating func model(of page: Int, content: UnsafeRawBufferPointer, resources: String) -> Int? {
        let lines = Self.lines(of: content)
        for (index, model) in models.enumerated() where model.resources == resources {
            guard Self.areAlike(lines, model.lines) else { continue }
            models.append(models.remove(at: index))
            return model.page
        }
        if models.count == Self.mostModels { models.removeFirst() }
        models.append(Model(page: page, resources: resources, lines: lines))
        return nil
    }

    /// Line by line.
    private static func areAlike(_ lines: [Line], _ others: [Line]) -> Bool {
        guard lines.count == others.count else { return false }
        var (count, shared, least) = (0, 0, 0)
        for (line, other) in zip(lines, others) {
            least += max(line.weight, other.weight)
            guard line.hash == other.hash, line.weight > 0 else { continue }
            count += 1
            shared += line.weight
        }
        return count >= fewestLines && Double(shared) >= alike * Double(least)
    }

    private static func lines(of content: UnsafeRawBufferPointer) -> [Line] {
        var lines: [Line] = []
        var start = 0
        while start < content.count, let base = content.baseAddress {
            let found = memchr(base + start, 0x0a, content.count - start)
            let end = found.map { UnsafeRawPointer($0) - base } ?? content.count
            let line = UnsafeRawBufferPointer(rebasing: content[start..<end])
            lines.append(Line(hash: hash(line), weight: line.count >= shortestLine ? line.count : 0))
            start = end + 1
        }
        return lines
    }

    /// Eight bytes at a time; a number and not a digest: who writes a document gains nothing by two lines alike.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(bytes.count)
        func add(_ word: UInt64) {
            let mixed = (hash ^ word).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
            hash = mixed.high ^ mixed.low
        }
        var place = 0
        while place + 8 <= bytes.count {
            add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place += 8
        }
        var rest: UInt64 = 1
        for byte in bytes[place...] { rest = rest << 8 | UInt64(byte) }
        add(rest)
        return hash
    }
}
