/// A rectangle on a page in millimetres from the top left corner of the page as printed: x grows to the right, y downwards.
/// In JSON: `[x0, y0, x1, y1]`.
public struct Box: Equatable, Hashable, Sendable {
    public var x0: Double
    public var y0: Double
    public var x1: Double
    public var y1: Double

    public init(x0: Double, y0: Double, x1: Double, y1: Double) {
        self.x0 = x0
        self.y0 = y0
        self.x1 = x1
        self.y1 = y1
    }

    public var width: Double { x1 - x0 }
    public var height: Double { y1 - y0 }
    public var midX: Double { (x0 + x1) / 2 }
    public var midY: Double { (y0 + y1) / 2 }

    public func contains(_ other: Box, tolerance: Double = 0) -> Bool {
        other.x0 >= x0 - tolerance && other.x1 <= x1 + tolerance
            && other.y0 >= y0 - tolerance && other.y1 <= y1 + tolerance
    }

    public func intersects(_ other: Box) -> Bool {
        other.x0 < x1 && other.x1 > x0 && other.y0 < y1 && other.y1 > y0
    }

    public func union(_ other: Box) -> Box {
        Box(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
    }

    public func expanded(by margin: Double) -> Box {
        Box(x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin)
    }
}

extension Box: Codable {
    public init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        x0 = try values.decode(Double.self)
        y0 = try values.decode(Double.self)
        x1 = try values.decode(Double.self)
        y1 = try values.decode(Double.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        for value in [x0, y0, x1, y1] { try values.encode((value * 10).rounded() / 10) }
    }
}

/// How far something must move to be right, in millimetres: to the right and down are positive. In JSON: `[dx, dy]`.
public struct Move: Equatable, Hashable, Sendable {
    public var dx: Double
    public var dy: Double

    public init(dx: Double, dy: Double) {
        self.dx = dx
        self.dy = dy
    }
}

extension Move: Codable {
    public init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        dx = try values.decode(Double.self)
        dy = try values.decode(Double.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.unkeyedContainer()
        for value in [dx, dy] { try values.encode((value * 10).rounded() / 10) }
    }
}

/// A paper size in millimetres.
public struct PaperSize: Codable, Equatable, Sendable {
    public var width: Double
    public var height: Double

    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    public static let a4 = PaperSize(width: 210, height: 297)

    /// The post's machines take A4 alone; producers round to whole points, so a millimetre is allowed each way.
    public static let tolerance = 1.0

    public var isPortraitA4: Bool { matches(.a4) }
    public var isLandscapeA4: Bool { PaperSize(width: height, height: width).matches(.a4) }
    public var isA4: Bool { isPortraitA4 || isLandscapeA4 }

    private func matches(_ other: PaperSize) -> Bool {
        abs(width - other.width) <= Self.tolerance && abs(height - other.height) <= Self.tolerance
    }
}
