public import Documents
import CPoppler
import Letters

/// Everything that is read of one document. Runs inside the worker; tests run it in their own process to compare.
public enum DocumentReader {
    static let millimetresPerPoint = 25.4 / 72
    /// Pixels a millimetre: fine enough that the thinnest stroke of small type leaves a trace.
    static let inkDensity = 3.0

    /// Tells `emit` of every page of the share in order, then the end.
    public static func read(
        descriptor: Int32, request: ReadingRequest, share: PageShare = .whole, limits: WorkerLimits,
        emit: (WorkerMessage) throws(WorkerFault) -> Void
    ) throws(WorkerFault) {
        let structure = try Structure.examine(
            descriptor: descriptor, share: share, models: request.sparing, limits: limits
        ) { () throws(WorkerFault) in try emit(.progress) }
        let file = try PopplerFile(descriptor: descriptor)
        // Pages are cut out by one library and read by the other: they must speak of the same pages.
        guard file.pageCount == structure.pages else { throw WorkerFault(.damaged, .readersDisagree) }
        let cut = try cut(descriptor, file, structure, request)
        var canvas: Canvas?
        var letters = LetterCheck()
        for number in 1...structure.pages where share.contains(number) {
            let scale = millimetresPerPoint * (structure.userUnits[number] ?? 1)
            var sparing: Sparing?
            if let cut, let model = structure.model(of: number), !request.looksAtZones(of: number) {
                sparing = Sparing(document: cut, model: model)
            }
            let facts = try facts(
                of: number, in: file, sparing: sparing, request: request, scale: scale, limits: limits,
                canvas: &canvas, letters: &letters)
            try emit(.page(facts))
        }
        var features: DocumentFeatures = []
        features.formUnion(structure.features)
        var fonts: [String] = []
        // Of the whole document: said once.
        if share.index == 0 {
            if poppler_document_has_javascript(file.pointer) != 0 { features.insert(.scripts) }
            if poppler_document_has_attachments(file.pointer) != 0 { features.insert(.attachments) }
            try emit(.progress)
            fonts = Fonts.notEmbedded(in: file)
        }
        try emit(.end(pages: structure.pages, features: features, fontsNotEmbedded: fonts))
    }

    /// How a page is read that is made like one before it.
    private struct Sparing {
        var document: CutDocument
        var model: Int
    }

    /// nil where no page is to be read so.
    private static func cut(
        _ descriptor: Int32, _ file: borrowing PopplerFile, _ structure: Structure, _ request: ReadingRequest
    ) throws(WorkerFault) -> CutDocument? {
        guard let root = structure.root, let number = structure.firstWithModel else { return nil }
        let document = CutDocument(
            descriptor: descriptor, root: root, page: try file.page(number), number: number,
            part: request.region.union(request.window), millimetres: millimetresPerPoint)
        return document?.file.pageCount == structure.pages ? document : nil
    }

    private static func facts(
        of number: Int, in file: borrowing PopplerFile, sparing: Sparing?, request: ReadingRequest, scale: Double,
        limits: WorkerLimits, canvas: inout Canvas?, letters: inout LetterCheck
    ) throws(WorkerFault) -> PageFacts {
        let sheet = try file.page(number)
        let points = sheet.size
        let size = PaperSize(width: points.width * scale, height: points.height * scale)
        guard size.width.isFinite, size.height.isFinite else {
            throw WorkerFault(.damaged, .pageTree, page: number)
        }
        guard request.textPages.contains(number) else { return PageFacts(number: number, size: size) }
        // An empty MediaBox: nothing of it can be printed, and its size says so.
        guard size.width > 0, size.height > 0 else {
            return PageFacts(number: number, size: PaperSize(width: 0, height: 0), characters: [], ink: 0)
        }
        var page = PageFacts(number: number, size: size)
        if let sparing, sheet.crop == sparing.document.crop {
            let part = try sparing.document.file.page(number)
            if part.isCut, try read(part, &page, request, scale, limits, &canvas, &letters) != nil,
                isClear(page, request)
            {
                page.likePage = sparing.model
                return page
            }
        }
        guard let text = try read(sheet, &page, request, scale, limits, &canvas, &letters) else {
            throw WorkerFault(.unreadable, .characters, page: number)
        }
        if request.layout { page.layout = PageLayout(text) }
        return page
    }

    /// Whether what stands in the window is seen to be its text and nothing else, as far as the text was read.
    private static func isClear(_ page: PageFacts, _ request: ReadingRequest) -> Bool {
        let characters = page.characters ?? []
        return page.marks.isEmpty && characters.allSatisfy(\.isVisible)
            && characters.contains { $0.text != " " && $0.box.intersects(request.window) }
    }

    /// The text and the ink of the page's region; nil where it has too many characters.
    private static func read(
        _ sheet: borrowing PopplerSheet, _ page: inout PageFacts, _ request: ReadingRequest, _ scale: Double,
        _ limits: WorkerLimits, _ canvas: inout Canvas?, _ letters: inout LetterCheck
    ) throws(WorkerFault) -> PageText? {
        let zones = page.size.isPortraitA4 && request.looksAtZones(of: page.number) ? request.zones : []
        // Drawn once for all that is asked; nothing is printed beside the page.
        let drawn = zones.reduce(request.region.union(request.window)) { $0.union($1) }.within(page.size)
        let picture = try Picture.draw(
            sheet, region: drawn, pixelsPerMillimetre: inkDensity, millimetres: scale, page: page.number, on: &canvas)
        let text = PageText(of: sheet, millimetres: scale)
        guard let characters = text.characters(in: request.region, limit: limits.charactersPerPage)
        else { return nil }
        var reading = InkReading(picture, characters: characters, window: request.window)
        try letters.compare(
            &reading.characters, with: sheet, in: request.window.within(page.size), millimetres: scale,
            page: page.number)
        (page.characters, page.ink, page.marks) = (reading.characters, reading.ink, reading.marks)
        page.zoneInk = InkReading.ink(in: zones, of: picture)
        return text
    }
}

extension Box {
    /// The part on the page; a millimetre of it at least.
    fileprivate func within(_ size: PaperSize) -> Box {
        let (left, top) = (min(max(x0, 0), size.width), min(max(y0, 0), size.height))
        return Box(
            x0: left, y0: top, x1: max(left + 1, min(x1, size.width)), y1: max(top + 1, min(y1, size.height)))
    }
}
