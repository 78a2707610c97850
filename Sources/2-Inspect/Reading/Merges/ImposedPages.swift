import Documents
import Letters

/// The share's pages that draw the same as others, imposed on broad sheets. Poppler makes a page's fonts anew for each page that it reads, and
/// goes through all of its content: it reads a sheet's pages at once, and of them only what may show text in the region, which it has said
/// itself (`TemplateTrial`). The template, written as its pages are, is the first on each sheet, and the last: where it does not show what its page
/// was seen to show, none of the sheet's pages is read so.
struct ImposedPages {
    private let descriptor: Int32
    private let root: PageTreeRoot
    private let templates: PageTemplates
    private let request: ImposedSheets.Request
    /// Of those that were tried; nil where no page can be read by it.
    private var trials: [Int32: TemplateTrial?] = [:]
    /// Of `templates.pages`, the one that was asked for last.
    private var place = 0
    /// Of `templates.pages`: those from which on and up to which pages are on the sheets.
    private var stretch = 0..<0
    private var sheets: ImposedSheets?
    /// By the pages' numbers.
    private var positions: [Int32: Position] = [:]
    /// Of each template, the sheet that was read last.
    private var read: [Int32: (sheet: Int, texts: [RegionText]?)] = [:]

    private struct Position {
        var sheet: Int
        var page: Int
        /// Of the sheet, where the template stands again.
        var last: Int
    }

    /// A sheet that pages are being put on.
    private struct OpenSheet {
        var contents: [[UInt8]]
        var numbers: [Int32] = []
    }

    /// Of one template; with fewer it is not worth the while.
    private static let fewest = 8
    /// A stretch of as many ends where a new template begins; the first few of any length do.
    private static let fewestBeforeTemplate = 64
    private var freeEnds = 16
    /// Bytes.
    private static let (longestStretch, longestPage) = (2 << 20, 4 << 10)

    /// nil where there are too few such pages.
    /// - Parameter scale: millimetres of a point.
    init?(
        _ descriptor: Int32, _ structure: Structure, _ request: ReadingRequest, _ limits: WorkerLimits,
        millimetres scale: Double
    ) {
        guard let root = structure.root, structure.templates.pages.count >= Self.fewest else { return nil }
        (self.descriptor, self.root, templates) = (descriptor, root, structure.templates)
        self.request = ImposedSheets.Request(
            part: request.region.union(request.window), region: request.region, limit: limits.charactersPerPage,
            scale: scale)
    }

    /// What the page shows in the region; nil where that is to be read otherwise. To be asked in the order of the pages.
    /// - Parameter shown: by a template's page; nil where nobody looked at it yet, or where its pages are not to be read so.
    mutating func text(of number: Int, shown: (Int) -> TemplateTrial.Shown?) -> RegionText? {
        while place < templates.pages.count, templates.pages[place].number < number { place += 1 }
        guard place < templates.pages.count, templates.pages[place].number == number else { return nil }
        if !stretch.contains(place) { plan(shown) }
        let template = templates.pages[place].template
        guard let position = positions[Int32(number)] else { return nil }
        if read[template]?.sheet != position.sheet {
            let texts = sheets.flatMap {
                (trials[template] ?? nil)?.texts(of: position.sheet, last: position.last, in: $0, request)
            }
            read[template] = (position.sheet, texts)
        }
        return read[template]?.texts?[position.page]
    }

    /// Puts pages from this one on onto sheets.
    private mutating func plan(_ shown: (Int) -> TemplateTrial.Shown?) {
        (sheets, positions, read) = (nil, [:], [:])
        var builder = ImposedSheets.Builder(root)
        var open: [Int32: OpenSheet] = [:]
        func close(_ template: Int32, _ trial: TemplateTrial) {
            guard let sheet = open.removeValue(forKey: template), !sheet.numbers.isEmpty else { return }
            let last = sheet.contents.count
            let index = builder.add(sheet.contents + [sheet.contents[0]], of: trial.template, trial.imposition)
            for (page, number) in sheet.numbers.enumerated() {
                positions[number] = Position(sheet: index, page: page + 1, last: last)
            }
        }
        var size = 0
        var end = place
        for page in templates.pages[place...] {
            guard size < Self.longestStretch else { break }
            if trials[page.template] == nil {
                if templates.uses[page.template] ?? 0 < Self.fewest {
                    trials[page.template] = .some(nil)
                } else if let shown = shown(Int(page.template)) {
                    trials[page.template] = .some(trial(of: page.template, shown))
                } else if page.template < templates.pages[place].number {
                    // It was looked at, and is doubtful.
                    trials[page.template] = .some(nil)
                } else if end - place >= Self.fewestBeforeTemplate || (end > place && freeEnds > 0) {
                    freeEnds -= 1
                    break
                }
            }
            end += 1
            guard let trial = trials[page.template] ?? nil else { continue }
            let content = trial.content(templates.changes(of: page))
            guard content.count <= Self.longestPage else { continue }
            size += content.count
            var sheet = open.removeValue(forKey: page.template) ?? OpenSheet(contents: [trial.content([])])
            sheet.contents.append(content)
            sheet.numbers.append(page.number)
            let isFull = sheet.contents.count == Imposition.most - 1
            open[page.template] = sheet
            if isFull { close(page.template, trial) }
        }
        for template in open.keys.sorted() {
            if let trial = trials[template] ?? nil { close(template, trial) }
        }
        stretch = place..<end
        if !positions.isEmpty { sheets = ImposedSheets(builder, behind: descriptor) }
    }

    private func trial(of template: Int32, _ shown: TemplateTrial.Shown) -> TemplateTrial? {
        guard let found = templates[Int(template)],
            found.content(keeping: { _ in false }).count <= Self.longestPage
        else { return nil }
        return TemplateTrial(found, shown, request, root, behind: descriptor)
    }
}
