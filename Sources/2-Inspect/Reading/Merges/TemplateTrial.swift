import CPoppler
import Glibc
import Letters

/// Which blocks of a template show text in the strip that is read: Poppler reads it with each of them alone.
struct TemplateTrial {
    /// What the template's page showed as it was looked at.
    struct Shown {
        var characters: [PageCharacter]
        /// Of the page, in user space.
        var crop: PopplerRectangle
    }

    let template: PageTemplate
    let imposition: Imposition
    let shown: Shown
    private var isKept: [Bool] = []

    /// Blocks that are tried alone; where there are more, several together.
    private static let mostTrials = 96

    /// nil where the template on a sheet does not show what its page showed.
    init?(
        _ template: PageTemplate, _ shown: Shown, _ request: ImposedSheets.Request, _ root: PageTreeRoot,
        behind descriptor: Int32
    ) {
        guard let imposition = Imposition(crop: shown.crop, part: request.part, millimetres: request.scale) else {
            return nil
        }
        (self.template, self.imposition, self.shown) = (template, imposition, shown)
        let together = max(1, (template.blocks.count + Self.mostTrials - 1) / Self.mostTrials)
        // A sheet at least, for the template alone.
        let groups = max(1, (template.blocks.count + together - 1) / together)
        let whole = template.content(keeping: { _ in true })
        let onSheet = Imposition.most - 1
        var builder = ImposedSheets.Builder(root)
        // For itself, to see how long it takes: pictures that it draws are gone through again for each page.
        _ = builder.add([whole], of: template, imposition)
        for first in stride(from: 0, to: groups, by: onSheet) {
            let alone = (first..<min(first + onSheet, groups)).map { group in
                template.content(keeping: { $0 / together == group })
            }
            _ = builder.add([whole] + alone, of: template, imposition)
        }
        guard let sheets = ImposedSheets(builder, behind: descriptor) else { return nil }
        var everywhere = request
        everywhere.region = nil
        let start = Self.processorSeconds
        guard let alone = sheets.texts(of: 0, everywhere), alone[0].shows(shown.characters, in: request.region),
            (Self.processorSeconds - start) * Double(groups + Imposition.most) < Self.mostSeconds
        else { return nil }
        for sheet in 1...(groups + onSheet - 1) / onSheet {
            guard let texts = sheets.texts(of: sheet, everywhere), texts[0].shows(shown.characters, in: request.region)
            else { return nil }
            isKept += texts.dropFirst().flatMap { Array(repeating: !$0.characters.isEmpty, count: together) }
        }
    }

    /// Of the processor, for all that is read between two signs of life.
    private static let mostSeconds = 0.5

    private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

    /// The content of a page of the template without the blocks that are as in it and show nothing in the strip.
    func content(_ changes: [PageTemplate.Change]) -> [UInt8] { template.content(changes, keeping: { isKept[$0] }) }

    /// What the pages on a sheet show, of which the template is the first and the last; nil where it shows not what it should, before the
    /// others or behind them.
    /// - Parameter last: its place there.
    func texts(
        of sheet: Int, last: Int, in sheets: ImposedSheets, _ request: ImposedSheets.Request
    ) -> [RegionText]? {
        guard let texts = sheets.texts(of: sheet, request), texts[0].shows(shown.characters, in: request.region),
            texts[last].shows(shown.characters, in: request.region)
        else { return nil }
        return texts
    }
}
