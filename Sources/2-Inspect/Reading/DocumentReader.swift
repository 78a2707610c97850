public import Documents
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
        var reader = ShareReader(descriptor: descriptor, of: file, structure, request, limits)
        var place = 0
        for number in 1...structure.pages where share.contains(number) {
            try emit(.page(reader.facts(of: SharedPage(number: number, place: place))))
            place += 1
        }
        let read = reader.finish()
        var features: DocumentFeatures = []
        features.formUnion(structure.features)
        // Of the whole document: said once, by the first worker and the last, so that both end at one time.
        if share.index == share.count - 1 {
            if poppler_document_has_javascript(read.pointer) != 0 { features.insert(.scripts) }
            if poppler_document_has_attachments(read.pointer) != 0 { features.insert(.attachments) }
            try emit(.progress)
        }
        let fonts = share.index == 0 ? Fonts.notEmbedded(in: read) : []
        try emit(.end(pages: structure.pages, features: features, fontsNotEmbedded: fonts))
    }
}
