import CCups

/// The queue's description (PPD), as far as a job needs it.
enum PrinterDescription {
    /// The choices that hold where the job says nothing; empty where the description can't be read.
    static func defaults(path: String) -> [String: String] {
        guard let description = ppdOpenFile(path) else { return [:] }
        defer { ppdClose(description) }
        ppdMarkDefaults(description)
        var defaults: [String: String] = [:]
        for name in [
            "ColorModel", "Duplex", "ClickpostEnvelope", "ClickpostFranking", "ClickpostSplit", "ClickpostReview",
        ] {
            guard let choice = ppdFindMarkedChoice(description, name) else { continue }
            defaults[name] = withUnsafeBytes(of: choice.pointee.choice) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
        }
        return defaults
    }
}
