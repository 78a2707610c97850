import Addressing
import Documents
import Letters
import Preflight

/// Windows that hold a picture of text, read by a text recogniser. Believed is what it reads with all languages and again with each alone,
/// in pictures of other sizes, where each word is certain and no ink beside the words is left unread.
struct Recognition {
    let workers: WorkerPool
    /// nil where none is to be had.
    let recogniser: Recogniser?
    let preflight: Preflight
    let window: WindowProfile

    /// A scanned merge takes seconds a page; further pages stay unread, and are held.
    static let mostPages = 40
    /// Dots an inch.
    private static let resolution = 300
    /// The languages of Belgium: each is a witness of its own, that knows other accents. French at two sizes: the accents of its capitals are
    /// lost at one or the other.
    private static let witnesses = [
        (resolution: 225, languages: ["fra", "nld", "deu"]), (resolution: 175, languages: ["fra"]),
    ]
    /// Of each word, out of 100.
    static let leastConfidence = 80.0
    /// Round the window, in millimetres: what goes on beyond it is seen to do so.
    private static let margin = 6.0

    /// - Parameters:
    ///   - pages: as the reader of text left them; those it could not read are read again.
    ///   - first: the pages whose windows count; a scanned enclosure is left as it is.
    /// - Throws: `job.cancelled`. A page that cannot be recognised stays what it was, and so do those behind it.
    func read(
        _ pages: inout [PreflightPage], beginningLetters first: TextPages, of document: Int32
    ) throws(Status) {
        let pictured = pages.indices.filter { first.contains(pages[$0].number) && preflight.isPictured(pages[$0]) }
        guard let recogniser else {
            for index in pictured { pages[index] = preflight.pageWithoutRecogniser(pages[index]) }
            return
        }
        for index in pictured.prefix(Self.mostPages) {
            do throws(Status) {
                pages[index] = try recognised(pages[index], of: document, by: recogniser)
            } catch {
                guard error.code != .jobCancelled else { throw error }
                return
            }
        }
    }

    private func recognised(
        _ page: PreflightPage, of document: Int32, by recogniser: Recogniser
    ) throws(Status) -> PreflightPage {
        let picture = try picture(of: page, in: document, Self.resolution)
        let words = try recogniser.words(of: picture.descriptor, dotsPerInch: Self.resolution)
        let text = RecognisedText(words, in: picture.request)
        let unread = UnreadInk.marks(in: picture, beside: words, window: window.outer)
        let reading = preflight.reading(of: page, recognised: text.characters, unread: unread)
        var isSure = false
        if reading.kind == .recipient, let box = reading.box, let lines = reading.address?.lines.count {
            // What belongs to the address, or might.
            let near = box.expanded(by: box.height / Double(max(1, lines)))
            isSure =
                text.isCertain(in: near, atLeast: Self.leastConfidence)
                && !unread.contains { $0.box.intersects(near) }
            if isSure { isSure = try isConfirmed(text.lines(in: near), near, of: page, in: document, by: recogniser) }
        }
        return preflight.page(page, recognised: reading, isSure: isSure)
    }

    private func isConfirmed(
        _ lines: [String], _ box: Box, of page: PreflightPage, in document: Int32, by recogniser: Recogniser
    ) throws(Status) -> Bool {
        var agreement = Agreement(lines)
        for (resolution, languages) in Self.witnesses where !agreement.isContradicted {
            let picture = try picture(of: page, in: document, resolution)
            for language in languages where !agreement.isContradicted {
                let words = try recogniser.words(
                    of: picture.descriptor, dotsPerInch: resolution, languages: [language])
                agreement.compare(RecognisedText(words, in: picture.request).lines(in: box))
            }
        }
        return agreement.isComplete
    }

    private func picture(
        of page: PreflightPage, in document: Int32, _ resolution: Int
    ) throws(Status) -> DrawnPicture {
        let all = window.outer.expanded(by: Self.margin)
        let region = Box(
            x0: max(0, all.x0), y0: max(0, all.y0), x1: max(1, min(page.size.width, all.x1)),
            y1: max(1, min(page.size.height, all.y1)))
        return try workers.picture(
            PictureRequest(page: page.number, region: region, density: Double(resolution) / 25.4), from: document)
    }
}
