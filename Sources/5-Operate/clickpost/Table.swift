/// Rows for people. A column that is empty in every row is left out. On a terminal the widest column that may be cut gives way; into
/// a pipe nothing is cut.
struct Table {
    struct Column {
        var title: String
        var alignsRight = false
        /// May be shortened with an ellipsis when the line would not fit.
        var gives = false
    }

    var columns: [Column]
    var rows: [[String]] = []

    private static let gap = "  "
    private static let least = 8

    func lines(width: Int?) -> [String] {
        let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        let columns = shown.map { self.columns[$0] }
        let cells = ([self.columns.map(\.title)] + rows).map { row in shown.map { Terminal.printable(row[$0]) } }
        var widths = columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        if let width {
            let total = widths.reduce(0, +) + Self.gap.count * (columns.count - 1)
            var excess = total - width
            for column in columns.indices.filter({ columns[$0].gives }).sorted(by: { widths[$0] > widths[$1] })
            where excess > 0 {
                let cut = min(excess, max(0, widths[column] - Self.least))
                widths[column] -= cut
                excess -= cut
            }
        }
        return cells.map { row in
            let line = row.indices.map { fit(row[$0], widths[$0], right: columns[$0].alignsRight) }
                .joined(separator: Self.gap)
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    private func fit(_ text: String, _ width: Int, right: Bool) -> String {
        if text.count > width { return text.prefix(max(0, width - 1)) + "…" }
        let padding = String(repeating: " ", count: width - text.count)
        return right ? padding + text : text + padding
    }
}
