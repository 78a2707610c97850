public import Letters

/// What a worker says, in order: pages from 1 upwards with progress between them, then `end`; or at any time one `fault`.
public enum WorkerMessage: Equatable, Sendable {
    /// Alive: sent during long work that tells nothing else.
    case progress
    case page(PageFacts)
    case end(pages: Int, features: DocumentFeatures, fontsNotEmbedded: [String])
    case fault(WorkerFault)

    private enum Tag {
        static let progress: UInt8 = 1
        static let page: UInt8 = 2
        static let end: UInt8 = 3
        static let fault: UInt8 = 4
    }

    static let mostFonts = 64
    /// Of one page's layout.
    public static let mostWords = 400
    /// Of one page; the largest are told.
    public static let mostMarks = 48
    /// Of one page: one a reserved zone.
    static let mostZones = 16
    /// No sheet is larger; a number beyond it is a fault or an attack.
    static let largestMillimetres = 1e6

    /// The whole frame.
    public func encoded() -> [UInt8] {
        var payload = WireWriter()
        let tag: UInt8
        switch self {
        case .progress: tag = Tag.progress
        case .page(let page):
            tag = Tag.page
            payload.put(UInt32(clamping: page.number))
            payload.put(UInt32(clamping: page.likePage ?? 0))
            payload.put(page.size.width)
            payload.put(page.size.height)
            payload.put(UInt8(page.ink == nil ? 0 : 1))
            payload.put(page.ink ?? 0)
            payload.put(page.characters.map { UInt32(clamping: $0.count) } ?? UInt32.max)
            for character in page.characters ?? [] {
                let box = character.box
                for edge in [box.x0, box.y0, box.x1, box.y1] { payload.put(short: edge) }
                payload.put(UInt8(character.isVisible ? 1 : 0) | character.ink.rawValue << 1)
                payload.put(character.text)
            }
            payload.put(UInt8(min(page.marks.count, Self.mostMarks)))
            for mark in page.marks.prefix(Self.mostMarks) {
                let box = mark.box
                for edge in [box.x0, box.y0, box.x1, box.y1] { payload.put(short: edge) }
                payload.put(UInt8(mark.kind == .figure ? 1 : 0))
            }
            payload.put(UInt8(min(page.zoneInk.count, Self.mostZones)))
            for box in page.zoneInk.prefix(Self.mostZones) {
                for edge in [box.x0, box.y0, box.x1, box.y1] { payload.put(short: edge) }
            }
            payload.put(page.layout.map { UInt16(min($0.words.count, Self.mostWords)) } ?? UInt16.max)
            if let layout = page.layout {
                for word in layout.words.prefix(Self.mostWords) { payload.put(word) }
                payload.put(UInt16(clamping: layout.place?.page ?? 0))
                payload.put(UInt16(clamping: layout.place?.pages ?? 0))
                payload.put(UInt8(layout.hasSalutation ? 1 : 0))
            }
        case .end(let pages, let features, let fonts):
            tag = Tag.end
            payload.put(UInt32(clamping: pages))
            payload.put(UInt16(truncatingIfNeeded: features.rawValue))
            payload.put(UInt8(min(fonts.count, Self.mostFonts)))
            for font in fonts.prefix(Self.mostFonts) { payload.put(font) }
        case .fault(let fault):
            tag = Tag.fault
            payload.put(fault.kind.rawValue)
            payload.put(fault.reason.rawValue)
            payload.put(UInt32(clamping: fault.page ?? 0))
            payload.put(fault.number)
        }
        var frame = WireWriter()
        frame.put(tag)
        frame.put(UInt32(payload.bytes.count))
        return frame.bytes + payload.bytes
    }

    init(tag: UInt8, payload: ArraySlice<UInt8>, limits: WorkerLimits) throws(WireError) {
        var reader = WireReader(payload)
        switch tag {
        case Tag.progress: self = .progress
        case Tag.page: self = .page(try Self.page(&reader, limits))
        case Tag.end:
            let pages = Int(try reader.integer(UInt32.self))
            let features = DocumentFeatures(rawValue: Int(try reader.integer(UInt16.self)))
            let count = Int(try reader.integer(UInt8.self))
            guard count <= Self.mostFonts else { throw WireError() }
            var fonts: [String] = []
            for _ in 0..<count { fonts.append(Self.fontName(try reader.text())) }
            self = .end(pages: pages, features: features, fontsNotEmbedded: fonts)
        case Tag.fault:
            guard let kind = WorkerFault.Kind(rawValue: try reader.integer(UInt8.self)),
                let reason = WorkerFault.Reason(rawValue: try reader.integer(UInt8.self))
            else { throw WireError() }
            let page = Int(try reader.integer(UInt32.self))
            let number = try reader.integer(Int32.self)
            self = .fault(WorkerFault(kind, reason, page: page == 0 ? nil : page, number: number))
        default: throw WireError()
        }
        try reader.expectEnd()
    }

    private static func page(_ reader: inout WireReader, _ limits: WorkerLimits) throws(WireError) -> PageFacts {
        let number = Int(try reader.integer(UInt32.self))
        let likePage = Int(try reader.integer(UInt32.self))
        guard likePage < max(number, 1) else { throw WireError() }
        let size = PaperSize(width: try reader.double(), height: try reader.double())
        guard (0...largestMillimetres).contains(size.width), (0...largestMillimetres).contains(size.height)
        else { throw WireError() }
        let measured = try reader.integer(UInt8.self) == 1
        let ink = try reader.double()
        guard (0...1).contains(ink) else { throw WireError() }
        let count = try reader.integer(UInt32.self)
        var characters: [PageCharacter]?
        if count != .max {
            guard Int(count) <= limits.charactersPerPage else { throw WireError() }
            var found: [PageCharacter] = []
            found.reserveCapacity(Int(count))
            for _ in 0..<count {
                let box = try Self.box(&reader)
                let flags = try reader.integer(UInt8.self)
                guard let ink = PageCharacter.Ink(rawValue: flags >> 1) else { throw WireError() }
                found.append(
                    PageCharacter(text: try reader.text(), box: box, isVisible: flags & 1 == 1, ink: ink))
            }
            characters = found
        }
        let markCount = try reader.integer(UInt8.self)
        guard markCount <= mostMarks else { throw WireError() }
        var marks: [PageMark] = []
        for _ in 0..<markCount {
            let box = try Self.box(&reader)
            marks.append(PageMark(box: box, kind: try reader.integer(UInt8.self) == 1 ? .figure : .lines))
        }
        let zoneCount = try reader.integer(UInt8.self)
        guard zoneCount <= mostZones else { throw WireError() }
        var zoneInk: [Box] = []
        for _ in 0..<zoneCount { zoneInk.append(try Self.box(&reader)) }
        return PageFacts(
            number: number, size: size, characters: characters, ink: measured ? ink : nil, marks: marks,
            zoneInk: zoneInk, layout: try Self.layout(&reader), likePage: likePage > 0 ? likePage : nil)
    }

    private static func layout(_ reader: inout WireReader) throws(WireError) -> PageLayout? {
        let count = try reader.integer(UInt16.self)
        guard count != .max else { return nil }
        guard count <= mostWords else { throw WireError() }
        var words: [UInt32] = []
        words.reserveCapacity(Int(count))
        for _ in 0..<count { words.append(try reader.integer(UInt32.self)) }
        let (page, pages) = (Int(try reader.integer(UInt16.self)), Int(try reader.integer(UInt16.self)))
        let hasSalutation = try reader.integer(UInt8.self) == 1
        return PageLayout(
            words: words, place: page > 0 ? PageLayout.Place(page: page, of: pages) : nil, hasSalutation: hasSalutation)
    }

    private static func box(_ reader: inout WireReader) throws(WireError) -> Box {
        let box = Box(x0: try reader.short(), y0: try reader.short(), x1: try reader.short(), y1: try reader.short())
        guard box.x0 <= box.x1, box.y0 <= box.y1, box.x0 >= -largestMillimetres, box.y0 >= -largestMillimetres,
            box.x1 <= largestMillimetres, box.y1 <= largestMillimetres
        else { throw WireError() }
        return box
    }

    /// A name is the document's own words and will be shown: only what font names are made of is kept.
    private static func fontName(_ text: String) -> String {
        String(decoding: text.utf8.filter { fontNameBytes.contains($0) }.prefix(64), as: UTF8.self)
    }

    private static let fontNameBytes = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-+_., ".utf8)
}
