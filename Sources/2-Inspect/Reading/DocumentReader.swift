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
        let structure = try Structure.examine(descriptor: descriptor, share: share, limits: limits) {
            () throws(WorkerFault) in
            try emit(.progress)
        }
        let file = try PopplerFile(descriptor: descriptor)
        // Pages are cut out by one library and read by the other: they must speak of the same pages.
        guard file.pageCount == structure.pages else { throw WorkerFault(.damaged, .readersDisagree) }
        var canvas: Canvas?
        var letters = LetterCheck()
        for number in 1...structure.pages where share.contains(number) {
            let scale = millimetresPerPoint * (structure.userUnits[number] ?? 1)
            let facts = try facts(
                of: number, in: file, request: request, scale: scale, limits: limits, canvas: &canvas,
                letters: &letters)
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

    private static func facts(
        of number: Int, in file: borrowing PopplerFile, request: ReadingRequest, scale: Double, limits: WorkerLimits,
        canvas: inout Canvas?, letters: inout LetterCheck
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
        let text = PageText(of: sheet, millimetres: scale)
        guard let characters = text.characters(in: request.region, limit: limits.charactersPerPage)
        else { throw WorkerFault(.unreadable, .characters, page: number) }
        let zones = size.isPortraitA4 && request.looksAtZones(of: number) ? request.zones : []
        // Drawn once for all that is asked; nothing is printed beside the page.
        let drawn = zones.reduce(request.region.union(request.window)) { $0.union($1) }.within(size)
        let picture = try Picture.draw(
            sheet, region: drawn, pixelsPerMillimetre: inkDensity, millimetres: scale,
            page: number, on: &canvas)
        var reading = InkReading(picture, characters: characters, window: request.window)
        try letters.compare(
            &reading.characters, with: sheet, in: request.window.within(size), millimetres: scale, page: number)
        return PageFacts(
            number: number, size: size, characters: reading.characters, ink: reading.ink, marks: reading.marks,
            zoneInk: InkReading.ink(in: zones, of: picture), layout: request.layout ? PageLayout(text) : nil)
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
