public import Letters

/// What comparable services keep free on a letter's first page, for their own marks and the machines' grip. Millimetres.
public enum ReservedZones {
    public static let all = [
        Box(x0: 0, y0: 0, x1: 210, y1: 5), Box(x0: 0, y0: 292, x1: 210, y1: 297), Box(x0: 0, y0: 5, x1: 5, y1: 292),
        Box(x0: 205, y0: 5, x1: 210, y1: 292),
        // The data matrix.
        Box(x0: 5, y0: 165, x1: 15, y1: 180),
    ]
}
