import CCups
import Letters

/// The options of CUPS and its filters that would change what is posted. The original document goes past pdftopdf, so
/// CUPS ignores them in silence: each is harmless on an A4 page, noted, or refused.
enum ForeignOptions {
    enum Ruling: Equatable {
        case harmless
        /// Stacking, not content: the order stays.
        case note
        case refused
        case refusedChoice(allowed: String)
    }

    /// By the option's name in lower case; the value comes in lower case too. A name that is not here changes no page.
    static let rules: [String: @Sendable (String) -> Ruling] = [
        "number-up": only("1"),
        "page-set": only("all"),
        "outputorder": reverse,
        "output-order": reverse,
        "page-delivery": reverse,
        "booklet": off,
        "mirror": off,
        "mirror-print": off,
        "watermark": empty,
        "page-label": empty,
        "page-logo": empty,
        "page-border": only("none"),
        "classification": only("none"),
        "multiple-document-handling": { $0.hasPrefix("separate-documents") ? .harmless : .refused },
        "finishings": only("3", "none"),
        "imposition-template": only("none"),
        "insert-sheet": empty,
        "cover-front": empty,
        "cover-back": empty,
        "force-front-side": empty,
        "orientation-requested": only("3"),
        "landscape": off,
        "orientation": only("portrait"),
        "scaling": only("100"),
        "natural-scaling": only("100"),
        "brightness": only("100"),
        "gamma": only("1", "1000"),
        "hue": only("0"),
        "saturation": only("100"),
        "media": paper,
        "pagesize": paper,
        "pageregion": paper,
    ]

    private static func only(_ values: String...) -> @Sendable (String) -> Ruling {
        { values.contains($0) ? .harmless : .refused }
    }

    @Sendable private static func off(_ value: String) -> Ruling {
        OptionReading.boolean(value) == false || value == "none" ? .harmless : .refused
    }

    @Sendable private static func empty(_ value: String) -> Ruling {
        value.isEmpty || OptionReading.boolean(value) == false || value == "none" ? .harmless : .refused
    }

    @Sendable private static func reverse(_ value: String) -> Ruling { value.contains("reverse") ? .note : .harmless }

    /// Paper by any of its names: PPD (`A4`, `Custom.595x842`), PWG (`iso_a4_210x297mm`) or the old ones; names that are
    /// no size (a tray, `auto`) choose none. `media` may list several things.
    @Sendable private static func paper(_ value: String) -> Ruling {
        for name in value.split(separator: ",") {
            let name = String(name)
            guard
                let media = pwgMediaForPWG(name) ?? pwgMediaForLegacy(name) ?? pwgMediaForPPD(name)
                    ?? pwgMediaForPPD(name.prefix(1).uppercased() + name.dropFirst())
            else { continue }
            // libcups counts in hundredths of a millimetre.
            let size = PaperSize(width: Double(media.pointee.width) / 100, height: Double(media.pointee.length) / 100)
            if !size.isA4 { return .refusedChoice(allowed: "A4") }
        }
        return .harmless
    }
}
