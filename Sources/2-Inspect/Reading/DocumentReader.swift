public import Documents
import CLinux
import CPoppler
import Letters

/// Everything that is read of one document. Runs inside the worker; tests run it in their own process to compare.
public enum DocumentReader {
    static let millimetresPerPoint = 25.4 / 72

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
        var cut: CutDocument?
        var mayCut = structure.root != nil
        var reader = PageReader(request: request, limits: limits)
        var place = 0
        for number in 1...structure.pages where share.contains(number) {
            let page = SharedPage(number: number, place: place)
            place += 1
            if mayCut, structure.like(of: number) != nil, !request.looksAtZones(of: number), cut?.contains(page) != true
            {
                // The one before gives its memory back first.
                cut = nil
                clinux_give_back_memory()
                cut = self.cut(descriptor, page, of: file, structure, request)
                mayCut = cut != nil
            }
            try emit(.page(facts(of: page, in: file, cut, structure, request, &reader)))
        }
        cut = nil
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
        of place: SharedPage, in file: borrowing PopplerFile, _ cut: CutDocument?, _ structure: Structure,
        _ request: ReadingRequest, _ reader: inout PageReader
    ) throws(WorkerFault) -> PageFacts {
        let number = place.number
        let scale = millimetresPerPoint * (structure.userUnits[number] ?? 1)
        let like = structure.like(of: number)
        let model = like?.model ?? (structure.isDrawnAgain(number) ? number : nil)
        guard let cut, let like, !request.looksAtZones(of: number) else {
            return try reader.facts(of: number, file.page(number), model: model, millimetres: scale)
        }
        let part = try cut.cut(place)
        if like.drawsTheSame, part.isCut,
            let page = reader.recalled(number, cut: part, of: cut.crop, model: like.model, millimetres: scale)
        {
            return page
        }
        let sheet = try cut.uncut(place, of: file)
        guard part.isCut, sheet.crop == cut.crop else {
            return try reader.facts(of: number, sheet, model: model, millimetres: scale)
        }
        return try reader.facts(of: number, sheet, cut: part, model: like.model, millimetres: scale)
    }

    /// nil where pages from this one on cannot be read so.
    private static func cut(
        _ descriptor: Int32, _ page: SharedPage, of file: borrowing PopplerFile, _ structure: Structure,
        _ request: ReadingRequest
    ) -> CutDocument? {
        guard let root = structure.root else { return nil }
        return CutDocument(
            descriptor: descriptor, root: root, references: structure.references, from: page, of: file,
            part: request.region.union(request.window), millimetres: millimetresPerPoint)
    }
}
