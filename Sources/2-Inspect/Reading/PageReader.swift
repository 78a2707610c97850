import CPoppler
import Documents
import Letters

/// What is read of one page after another: its size, its text, and the ink that the text is compared with.
struct PageReader {
    /// Pixels a millimetre: fine enough that the thinnest stroke of small type leaves a trace.
    private static let density = 3.0
    /// Of a closer look at light type.
    private static let closeDensity = 12.0
    /// Millimetres; no more than pages are cut to.
    private static let (above, below) = (2.5, 6.0)

    private let request: ReadingRequest
    private let limits: WorkerLimits
    private var canvas: Canvas?
    private var letters = LetterCheck()
    /// Of pages that others draw the same as, where they and those showed letters; the one that was met last is the last.
    private var seen: [Seen] = []
    private struct Seen {
        var model: Int
        /// Of each of the pages, in user space.
        var crop: PopplerRectangle
        var places: SeenPlaces
        /// On the model.
        var characters: [PageCharacter]
    }

    init(request: ReadingRequest, limits: WorkerLimits) {
        self.request = request
        self.limits = limits
    }

    /// - Parameters:
    ///   - model: the page that others draw the same as, where this is it or one like it.
    ///   - isOfItsSkeleton: whether it draws what that draws but for texts: what it hides, others hide in the same place.
    ///   - scale: millimetres of a point.
    mutating func facts(
        of number: Int, _ sheet: borrowing PopplerSheet, model: Int?, isOfItsSkeleton: Bool, millimetres scale: Double
    ) throws(WorkerFault) -> PageFacts {
        var page = try size(of: number, sheet, scale)
        guard isToBeRead(page) else { return page }
        if !request.firstPages.contains(number), let text = unaddressed(sheet, &page, scale) {
            if request.layout { page.layout = PageLayout(text) }
            return page
        }
        guard let text = try look(at: sheet, &page, model, scale) else {
            throw WorkerFault(.unreadable, .characters, page: number)
        }
        if request.layout { page.layout = PageLayout(text) }
        if let model, isOfItsSkeleton { note(page, sheet.crop, model: model) }
        return page
    }

    /// The same of a page made like one before it: what it says outside its window is not read, where the window is seen to hold its text
    /// and nothing else.
    mutating func facts(
        of number: Int, _ sheet: borrowing PopplerSheet, cut part: borrowing PopplerSheet, model: Int,
        isOfItsSkeleton: Bool, millimetres scale: Double
    ) throws(WorkerFault) -> PageFacts {
        var page = try size(of: number, sheet, scale)
        guard isToBeRead(page) else { return page }
        var unseen = page
        if !request.firstPages.contains(number), unaddressed(part, &unseen, scale) != nil {
            return try facts(of: number, sheet, model: nil, isOfItsSkeleton: false, millimetres: scale)
        }
        page.likePage = model
        let isRead = try look(at: part, &page, model, scale) != nil
        if isOfItsSkeleton { note(page, sheet.crop, model: model) }
        guard isRead, isClear(page) else {
            return try facts(of: number, sheet, model: nil, isOfItsSkeleton: false, millimetres: scale)
        }
        return page
    }

    /// The same of a page that draws what others drew which were looked at, with no letter that was not seen, and in no place where none
    /// was: its ink is as theirs. nil where it is to be looked at.
    mutating func recalled(_ number: Int, _ text: RegionText, of crop: PopplerRectangle, model: Int) -> PageFacts? {
        var text = text
        guard request.textPages.contains(number),
            let places = seen.last(where: { $0.model == model && $0.crop == crop })?.places, !places.areDoubtful,
            isAddressed(text.characters), places.hold(text.characters),
            !text.characters.contains(where: { $0.text == PageText.unknown }),
            letters.recall(&text, in: request.window.within(places.size), model: model)
        else { return nil }
        var page = PageFacts(number: number, size: places.size, characters: text.characters, ink: places.ink)
        page.likePage = model
        return page
    }

    /// What the model of pages that draw the same showed; nil where all of them are to be looked at.
    func shown(by model: Int) -> TemplateTrial.Shown? {
        seen.last { $0.model == model && !$0.places.areDoubtful }
            .map { TemplateTrial.Shown(characters: $0.characters, crop: $0.crop) }
    }

    private func size(
        of number: Int, _ sheet: borrowing PopplerSheet, _ scale: Double
    ) throws(WorkerFault) -> PageFacts {
        let points = sheet.size
        let size = PaperSize(width: points.width * scale, height: points.height * scale)
        guard size.width.isFinite, size.height.isFinite else { throw WorkerFault(.damaged, .pageTree, page: number) }
        guard request.textPages.contains(number) else { return PageFacts(number: number, size: size) }
        // An empty MediaBox: nothing of it can be printed, and its size says so.
        guard size.width > 0, size.height > 0 else {
            return PageFacts(number: number, size: PaperSize(width: 0, height: 0), characters: [], ink: 0)
        }
        return PageFacts(number: number, size: size)
    }

    private func isToBeRead(_ page: PageFacts) -> Bool {
        request.textPages.contains(page.number) && page.characters == nil
    }

    /// The text of a further page that has no letter in the window; nil for others. Of those only somebody's address counts, so that nothing
    /// need be drawn.
    private func unaddressed(
        _ sheet: borrowing PopplerSheet, _ page: inout PageFacts, _ scale: Double
    ) -> PageText? {
        let text = PageText(of: sheet, millimetres: scale)
        guard let characters = text.characters(in: request.region, limit: limits.charactersPerPage),
            !isAddressed(characters)
        else { return nil }
        (page.characters, page.ink) = (characters, 0)
        return text
    }

    /// Whether what stands in the window is seen to be its text and nothing else, as far as the text was read.
    private func isClear(_ page: PageFacts) -> Bool {
        let characters = page.characters ?? []
        return page.marks.isEmpty && characters.allSatisfy { $0.isVisible && $0.ink != .hasMore }
            && isAddressed(characters)
    }

    private func isAddressed(_ characters: [PageCharacter]) -> Bool {
        characters.contains { $0.text != " " && $0.box.intersects(request.window) }
    }

    /// What was forgotten begins with no later page: that one may show what is clear, where an earlier one did not.
    private mutating func note(_ page: PageFacts, _ crop: PopplerRectangle, model: Int) {
        let known = seen.firstIndex { $0.model == model }.map { seen.remove(at: $0) }
        guard known != nil || page.number == model else { return }
        var entry =
            known
            ?? Seen(
                model: model, crop: crop, places: SeenPlaces(region: request.region, size: page.size),
                characters: page.characters ?? [])
        entry.places.note(page.characters ?? [], ink: page.ink ?? 0, isClear: isClear(page))
        if seen.count == ContentLikeness.mostModels { seen.removeFirst() }
        seen.append(entry)
    }

    /// The text and the ink of the page's region; nil where it has too many characters.
    private mutating func look(
        at sheet: borrowing PopplerSheet, _ page: inout PageFacts, _ model: Int?, _ scale: Double
    ) throws(WorkerFault) -> PageText? {
        let zones = page.size.isPortraitA4 && request.looksAtZones(of: page.number) ? request.zones : []
        // Drawn once for all that is asked, with the whole of letters that reach into it; nothing is printed beside the page.
        let part = request.region.union(request.window)
        let whole = Box(x0: part.x0, y0: part.y0 - Self.above, x1: part.x1, y1: part.y1 + Self.below)
        let drawn = zones.reduce(whole) { $0.union($1) }.within(page.size)
        let picture = try Picture.draw(
            sheet, region: drawn, pixelsPerMillimetre: Self.density, millimetres: scale, page: page.number, on: &canvas)
        let text = PageText(of: sheet, millimetres: scale)
        guard let characters = text.characters(in: request.region, limit: limits.charactersPerPage) else { return nil }
        var closeCanvas: Canvas?
        let number = page.number
        var reading = try InkReading(picture, characters: characters, window: request.window) {
            (part: Box) throws(WorkerFault) in
            try Picture.draw(
                sheet, region: part, pixelsPerMillimetre: Self.closeDensity, millimetres: scale, page: number,
                on: &closeCanvas)
        }
        try letters.compare(
            &reading.characters, with: sheet, in: request.window.within(page.size), millimetres: scale,
            page: page.number, model: model)
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
