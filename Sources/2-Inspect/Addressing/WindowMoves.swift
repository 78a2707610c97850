import Letters

/// How far something must move to be right.
extension WindowProfile {
    /// The shortest way into the inner window; nil where the block is larger than it.
    func wayIn(of box: Box) -> Move? {
        guard box.width <= inner.width, box.height <= inner.height else { return nil }
        let dx = box.x0 < inner.x0 ? inner.x0 - box.x0 : box.x1 > inner.x1 ? inner.x1 - box.x1 : 0
        let dy = box.y0 < inner.y0 ? inner.y0 - box.y0 : box.y1 > inner.y1 ? inner.y1 - box.y1 : 0
        return Move(dx: dx.tenthsAwayFromZero, dy: dy.tenthsAwayFromZero)
    }

    /// The shortest way out of the outer window that stays on the paper; nil where there is none, or where it lies round or under the
    /// address: a frame or a ground must go.
    func wayOut(of box: Box, beside address: Box?) -> Move? {
        if let address, box.intersects(address) { return nil }
        let ways = [
            Move(dx: outer.x0 - box.x1, dy: 0), Move(dx: outer.x1 - box.x0, dy: 0),
            Move(dx: 0, dy: outer.y0 - box.y1), Move(dx: 0, dy: outer.y1 - box.y0),
        ]
        let free = Box(x0: 0, y0: 0, x1: PaperSize.a4.width, y1: PaperSize.a4.height).expanded(by: -Self.edge)
        let way = ways.filter { free.contains(box.moved($0)) }.min { $0.length < $1.length }
        return way.map { Move(dx: $0.dx.tenthsAwayFromZero, dy: $0.dy.tenthsAwayFromZero) }
    }

    /// Along the paper's edges nothing should stand.
    private static let edge = 5.0
}

extension Double {
    /// Tenths of a millimetre, so that the move told is enough.
    var tenthsAwayFromZero: Double {
        // What is tenths already stays, whatever the last bits of its sum.
        let rounded = (self * 10).rounded()
        return (abs(self * 10 - rounded) < 1e-6 ? rounded : (self * 10).rounded(.awayFromZero)) / 10
    }
}

extension Move {
    /// Along one axis.
    var length: Double { max(dx.magnitude, dy.magnitude) }
}

extension Box {
    fileprivate func moved(_ move: Move) -> Box {
        Box(x0: x0 + move.dx, y0: y0 + move.dy, x1: x1 + move.dx, y1: y1 + move.dy)
    }
}
