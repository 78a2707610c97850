public import Letters

/// A part of one page to be drawn in grey, as a text recogniser reads it.
public struct PictureRequest: Equatable, Sendable {
    /// From 1.
    public var page: Int
    /// In millimetres on the page as printed.
    public var region: Box
    /// Pixels a millimetre.
    public var density: Double

    public init(page: Int, region: Box, density: Double) {
        self.page = page
        self.region = region
        self.density = density
    }

    /// Pixels across and down.
    var size: (width: Int, height: Int) {
        (Int((region.width * density).rounded(.up)), Int((region.height * density).rounded(.up)))
    }

    /// What the picture begins with: a binary PGM's header. One byte a pixel follows, row by row from the top, 0 for black.
    public var header: [UInt8] { Array("P5\n\(size.width) \(size.height)\n255\n".utf8) }

    var arguments: [String] { ["page=\(page)", "region=\(region.text)", "density=\(density)"] }

    init?(values: [Substring: Substring]) {
        guard let page = values["page"].flatMap({ Int($0) }), page > 0,
            let region = values["region"].flatMap({ Box(text: $0) }), region.isOnPaper,
            let density = values["density"].flatMap({ Double($0) }), density >= 1, density <= Self.finest
        else { return nil }
        self.init(page: page, region: region, density: density)
    }

    /// About 500 dots an inch: no scanner's picture of a letter says more.
    private static let finest = 20.0
}

extension Box {
    /// Of the size of a sheet at most, and not empty.
    fileprivate var isOnPaper: Bool {
        [x0, y0, x1, y1].allSatisfy { $0.isFinite && abs($0) < 1000 } && width > 0 && height > 0 && width <= 420
            && height <= 420
    }
}
