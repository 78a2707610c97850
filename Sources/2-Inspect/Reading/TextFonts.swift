import CPoppler

/// The names of the fonts that a page's text is set in.
struct TextFonts {
    private var runs: [Run] = []

    private struct Run {
        /// Of the page's characters.
        var characters: ClosedRange<Int>
        var name: String
    }

    init(of sheet: borrowing PopplerSheet) {
        guard let list = poppler_page_get_text_attributes(sheet.pointer) else { return }
        defer { poppler_page_free_text_attributes(list) }
        var next: UnsafeMutablePointer<GList>? = list
        while let entry = next {
            next = entry.pointee.next
            guard let attributes = entry.pointee.data?.assumingMemoryBound(to: PopplerTextAttributes.self).pointee,
                let name = attributes.font_name, attributes.start_index <= attributes.end_index
            else { continue }
            runs.append(
                Run(
                    characters: Int(attributes.start_index)...Int(attributes.end_index),
                    name: String(cString: name)))
        }
    }

    /// In the order in which they come.
    var names: String { names(by: [])[0] }

    /// The same of each of the page's parts.
    /// - Parameter parts: of each character, negative where it is in none; empty where the page is one part.
    func names(by parts: [Int]) -> [String] {
        var names = [[String]](repeating: [], count: max(1, (parts.max() ?? 0) + 1))
        for run in runs {
            for part in parts.isEmpty ? [0] : parts[run.characters.clamped(to: 0...parts.count - 1)]
            where part >= 0 && names[part].last != run.name && !names[part].contains(run.name) {
                names[part].append(run.name)
            }
        }
        return names.map { $0.joined(separator: " ") }
    }
}
