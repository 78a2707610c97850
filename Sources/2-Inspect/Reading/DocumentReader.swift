public import Documents
import CPoppler
import Letters

/// Everything that is read of one document. Runs inside the worker; tests run it in their own process to compare.
public enum DocumentReader {
    static let millimetresPerPoint = 25.4 / 72
    /// Fine enough that the thinnest stroke of small type leaves a trace.
    static let inkDensity = 2.0

    /// Tells `emit` of every page in order, then the end.
    public static func read(
        descriptor: Int32, request: ReadingRequest, limits: WorkerLimits,
        emit: (WorkerMessage) throws(WorkerFault) -> Void
    ) throws(WorkerFault) {
        let structure = try Structure.examine(descriptor: descriptor, limits: limits) { () throws(WorkerFault) in
            try emit(.progress)
        }
        let file = try PopplerFile(descriptor: descriptor)
        // Pages are cut out by one library and read by the other: they must speak of the same pages.
        guard file.pageCount == structure.pages else { throw WorkerFault(.damaged, .readersDisagree) }
        for number in 1...structure.pages {
            let scale = millimetresPerPoint * (structure.userUnits[number] ?? 1)
            try emit(.page(try facts(of: number, in: file, request: request, scale: scale, limits: limits)))
        }
        var features: DocumentFeatures = []
        if structure.encrypted { features.insert(.encrypted) }
        if structure.forms { features.insert(.forms) }
        if poppler_document_has_javascript(file.pointer) != 0 { features.insert(.scripts) }
        if poppler_document_has_attachments(file.pointer) != 0 { features.insert(.attachments) }
        try emit(.progress)
        try emit(.end(pages: structure.pages, features: features, fontsNotEmbedded: Fonts.notEmbedded(in: file)))
    }

    private static func facts(
        of number: Int, in file: borrowing PopplerFile, request: ReadingRequest, scale: Double, limits: WorkerLimits
    ) throws(WorkerFault) -> PageFacts {
        let sheet = try file.page(number)
        let points = sheet.size
        let size = PaperSize(width: points.width * scale, height: points.height * scale)
        guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
            throw WorkerFault(.damaged, .pageTree, page: number)
        }
        guard request.textPages.contains(number) else { return PageFacts(number: number, size: size) }
        guard
            let characters = PageText.characters(
                of: sheet, in: request.region, millimetres: scale, limit: limits.charactersPerPage)
        else { throw WorkerFault(.unreadable, .characters, page: number) }
        let picture = try Picture.draw(
            sheet, region: request.region, pixelsPerMillimetre: inkDensity, millimetres: scale)
        return PageFacts(number: number, size: size, characters: characters, ink: picture.ink)
    }
}
