import CLinux
import CPoppler
import Documents
import Letters

/// Reads a share's pages one after another, each by the cheapest way that tells what it shows.
struct ShareReader: ~Copyable {
    private let descriptor: Int32
    private let file: PopplerFile
    private let structure: Structure
    private let request: ReadingRequest
    private let limits: WorkerLimits
    private var reader: PageReader
    private var imposed: ImposedPages?
    private var cut: CutDocument?
    private var mayCut: Bool

    /// - Parameter file: the file as it is.
    init(
        descriptor: Int32, of file: consuming PopplerFile, _ structure: Structure, _ request: ReadingRequest,
        _ limits: WorkerLimits
    ) {
        self.file = file
        (self.descriptor, self.structure, self.request, self.limits) = (descriptor, structure, request, limits)
        reader = PageReader(request: request, limits: limits)
        imposed = ImposedPages(
            descriptor, structure, request, limits, millimetres: DocumentReader.millimetresPerPoint)
        mayCut = structure.root != nil
    }

    consuming func finish() -> PopplerFile { file }

    /// To be asked in the order of the pages.
    mutating func facts(of page: SharedPage) throws(WorkerFault) -> PageFacts {
        let number = page.number
        let scale = DocumentReader.millimetresPerPoint * (structure.userUnits[number] ?? 1)
        let like = structure.like(of: number)
        let model = like?.model ?? (structure.isDrawnAgain(number) ? number : nil)
        let isOfItsSkeleton = like?.hasItsSkeleton ?? (model != nil)
        guard let like, !request.looksAtZones(of: number) else {
            return try reader.facts(
                of: number, file.page(number), model: model, isOfItsSkeleton: isOfItsSkeleton, millimetres: scale)
        }
        if like.drawsTheSame, let shown = reader.shown(by: like.model),
            let text = imposed?.text(of: number, shown: reader.shown),
            let facts = reader.recalled(number, text, of: shown.crop, model: like.model)
        {
            return facts
        }
        guard let cut = cut(for: page) else {
            return try reader.facts(
                of: number, file.page(number), model: model, isOfItsSkeleton: isOfItsSkeleton, millimetres: scale)
        }
        let part = try cut.cut(page)
        if like.drawsTheSame, part.isCut,
            let text = RegionText(of: part, in: request.region, limit: limits.charactersPerPage, millimetres: scale),
            let facts = reader.recalled(number, text, of: cut.crop, model: like.model)
        {
            return facts
        }
        let sheet = try cut.uncut(page, of: file)
        guard part.isCut, sheet.crop == cut.crop else {
            return try reader.facts(
                of: number, sheet, model: model, isOfItsSkeleton: isOfItsSkeleton, millimetres: scale)
        }
        return try reader.facts(
            of: number, sheet, cut: part, model: like.model, isOfItsSkeleton: isOfItsSkeleton, millimetres: scale)
    }

    /// nil where pages from this one on cannot be read so.
    private mutating func cut(for page: SharedPage) -> CutDocument? {
        if let cut, cut.contains(page) { return cut }
        guard mayCut, let root = structure.root else { return nil }
        // The one before gives its memory back first.
        cut = nil
        clinux_give_back_memory()
        cut = CutDocument(
            descriptor: descriptor, root: root, references: structure.references, from: page, of: file,
            part: request.region.union(request.window), millimetres: DocumentReader.millimetresPerPoint)
        mayCut = cut != nil
        return cut
    }
}
