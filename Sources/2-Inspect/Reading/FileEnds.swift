import Documents

/// What the first and last bytes of a PDF say about its being whole. Poppler repairs a broken-off file in silence, and a repaired
/// letter may lack its last pages.
enum FileEnds {
    /// Readers look for the end mark within this many bytes of the end.
    private static let reach = 1024

    static func check(_ bytes: UnsafeRawBufferPointer) throws(WorkerFault) {
        // The file's first line (ISO 32000-1, 7.5.2). Readers skip what stands before it, the platform does not.
        let head = bytes.prefix(5)
        guard position(of: "%PDF-", in: head, last: false) == 0 else { throw WorkerFault(.damaged, .notPDF) }
        let tail = bytes.suffix(reach)
        guard let mark = position(of: "%%EOF", in: tail, last: true) else { throw WorkerFault(.damaged, .endMark) }
        // An object after the last end mark: a further revision was begun and broken off.
        guard position(of: " obj", in: tail[(mark + 5)...], last: false) == nil else {
            throw WorkerFault(.damaged, .laterRevision)
        }
    }

    private static func position(of text: StaticString, in part: Slice<UnsafeRawBufferPointer>, last: Bool) -> Int? {
        let sought = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard part.count >= sought.count else { return nil }
        let starts = part.startIndex...(part.endIndex - sought.count)
        let matches = { (start: Int) in part[start..<start + sought.count].elementsEqual(sought) }
        return last ? starts.last(where: matches) : starts.first(where: matches)
    }
}
