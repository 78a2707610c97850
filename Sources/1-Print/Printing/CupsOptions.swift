import CCups

/// CUPS' own reading of an option list.
enum CupsOptions {
    /// `name=value name noname` with CUPS' quoting; a boolean's value is `true` or `false`. Sorted by
    /// name; of a name given twice the last counts.
    static func pairs(_ text: String) -> [(String, String)] {
        var options: UnsafeMutablePointer<cups_option_t>?
        let count = cupsParseOptions(text, 0, &options)
        defer { cupsFreeOptions(count, options) }
        guard let options else { return [] }
        return (0..<Int(count)).map { (String(cString: options[$0].name), String(cString: options[$0].value)) }
    }
}
