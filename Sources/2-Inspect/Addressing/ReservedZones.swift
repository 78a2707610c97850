public import Letters

/// What comparable services keep free on a letter's first page, for their own marks and the machines' grip; printers miss the paper's very
/// edges too. Millimetres.
public struct ReservedZone: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        case top, bottom, left, right
        /// Where machines print a mark of their own.
        case dataMatrix
    }

    public var kind: Kind
    public var box: Box

    public static let all = [
        ReservedZone(.top, Box(x0: 0, y0: 0, x1: 210, y1: 5)),
        ReservedZone(.bottom, Box(x0: 0, y0: 292, x1: 210, y1: 297)),
        ReservedZone(.left, Box(x0: 0, y0: 5, x1: 5, y1: 292)),
        ReservedZone(.right, Box(x0: 205, y0: 5, x1: 210, y1: 292)),
        ReservedZone(.dataMatrix, Box(x0: 5, y0: 165, x1: 15, y1: 180)),
    ]

    private init(_ kind: Kind, _ box: Box) {
        self.kind = kind
        self.box = box
    }

    /// What is to be said of ink in the zones of a page, with the way out of each.
    /// - Parameter ink: where the ink in each zone is.
    public static func findings(_ ink: [Box]) -> [Status] {
        let inked = all.compactMap { zone in
            ink.first { zone.box.contains(x: $0.midX, y: $0.midY) && zone.wayOut(of: $0).length > tolerance }
                .map { (zone: zone, box: $0) }
        }
        let kinds = inked.map(\.zone.kind)
        return inked.map { zone, box in
            let code: StatusCode = zone.kind == .dataMatrix ? .zoneDataMatrix : .zoneEdge
            // What reaches both edges must become smaller.
            let isWide = zone.kind.opposite.map(kinds.contains) ?? false
            return Status(code, box: box, move: isWide ? nil : zone.wayOut(of: box))
        }
    }

    /// What a pixel of the picture may be off.
    private static let tolerance = 0.4

    private func wayOut(of ink: Box) -> Move {
        switch kind {
        case .top: Move(dx: 0, dy: (box.y1 - ink.y0).tenthsAwayFromZero)
        case .bottom: Move(dx: 0, dy: (box.y0 - ink.y1).tenthsAwayFromZero)
        case .left, .dataMatrix: Move(dx: (box.x1 - ink.x0).tenthsAwayFromZero, dy: 0)
        case .right: Move(dx: (box.x0 - ink.x1).tenthsAwayFromZero, dy: 0)
        }
    }
}

extension ReservedZone.Kind {
    fileprivate var opposite: Self? {
        switch self {
        case .top: .bottom
        case .bottom: .top
        case .left: .right
        case .right: .left
        case .dataMatrix: nil
        }
    }
}

extension Box {
    fileprivate func contains(x: Double, y: Double) -> Bool { x >= x0 && x <= x1 && y >= y0 && y <= y1 }
}
