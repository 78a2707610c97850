public import Documents
import Glibc

/// A part of a page, drawn in grey for the text recogniser.
public enum PageDrawing {
    /// Writes a binary PGM to `output`, a descriptor open for writing. The document was read before: of its structure the one page's is
    /// looked at again.
    /// - Throws: what reading throws; `pagesBeyond`; `output` where it cannot be written.
    public static func write(
        _ request: PictureRequest, of descriptor: Int32, into output: Int32, limits: WorkerLimits,
        progress: () throws(WorkerFault) -> Void
    ) throws(WorkerFault) {
        let page = PageShare(index: request.page - 1, count: max(limits.pages, request.page), stripe: 1)
        let structure = try Structure.examine(descriptor: descriptor, share: page, limits: limits, progress: progress)
        let file = try PopplerFile(descriptor: descriptor)
        guard file.pageCount == structure.pages else { throw WorkerFault(.damaged, .readersDisagree) }
        guard request.page <= structure.pages else {
            throw WorkerFault(.pagesBeyond, number: Int32(clamping: structure.pages))
        }
        try progress()
        let scale = DocumentReader.millimetresPerPoint * (structure.userUnits[request.page] ?? 1)
        var canvas: Canvas?
        let picture = try Picture.draw(
            try file.page(request.page), region: request.region, pixelsPerMillimetre: request.density,
            millimetres: scale, page: request.page, on: &canvas)
        // How light each colour looks (ITU-R BT.601).
        let grey = picture.pixels.map { pixel in
            UInt8((299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 * (pixel & 0xff)) / 1000)
        }
        try write(request.header + grey, to: output)
    }

    private static func write(_ bytes: [UInt8], to output: Int32) throws(WorkerFault) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(output, $0.baseAddress.map { $0 + sent }, $0.count - sent)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw WorkerFault(.output, number: errno) }
            sent += count
        }
    }
}
