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

    /// Where the file says its newest table of objects is.
    static func table(of bytes: UnsafeRawBufferPointer) -> Int? {
        let tail = bytes.suffix(reach)
        guard let mark = position(of: "startxref", in: tail, last: true) else { return nil }
        let digits = tail[(mark + 9)...].drop { [0x0a, 0x0d, 0x20].contains($0) }.prefix { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    private static func position(of text: StaticString, in part: Slice<UnsafeRawBufferPointer>, last: Bool) -> Int? {
        let sought = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard part.count >= sought.count else { return nil }
        let starts = part.startIndex...(part.endIndex - sought.count)
        let matches = { (start: Int) in part[start..<start + sought.count].elementsEqual(sought) }
        return last ? starts.last(where: matches) : starts.first(where: matches)
    }
}
