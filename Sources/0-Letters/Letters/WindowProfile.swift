/// Where the envelope's window shows the letter. A sheet slides inside its envelope: `inner` is visible in every position, so the whole
/// address must stand in it; `outer` may become visible, so nothing else may stand in it. Millimetres from the top left of the A4 page.
public struct WindowProfile: Codable, Equatable, Sendable {
    public var name: String
    public var inner: Box
    public var outer: Box

    public init(name: String, inner: Box, outer: Box) {
        self.name = name
        self.inner = inner
        self.outer = outer
    }

    /// The window the product ships with.
    public static let standard = WindowProfile("belgium-right", [100, 42, 195, 85], [92, 36, 205, 92])

    /// Every profile that is shipped, the standard one first. Computed from the envelopes' own measures over every position of the sheet.
    public static let all = [
        standard,
        WindowProfile("belgium-us-right", [109, 40, 190, 75], [100, 31, 209, 84]),
        WindowProfile("france-dl-right", [100, 45, 190, 85], [90, 40, 200, 90]),
        WindowProfile("france-c5-right", [109, 55, 190, 86], [90, 42, 209, 100]),
        WindowProfile("din5008-a", [20, 32, 100, 72], [10, 27, 110, 77]),
        WindowProfile("din5008-b", [20, 50, 100, 90], [10, 45, 110, 95]),
        WindowProfile("din-c56-b", [20, 54, 91, 90], [1, 45, 110, 99]),
        WindowProfile("swiss-c56-right", [117, 42, 198, 78], [98, 33, 210, 87]),
        WindowProfile("swiss-c56-left", [20, 42, 101, 78], [1, 33, 120, 87]),
    ]

    /// A profile by its name, shipped or one of the administrator's own; or by its measures.
    /// - Parameter own: the administrator's.
    public static func named(_ text: String, among own: [WindowProfile] = []) -> WindowProfile? {
        (all + own).first { $0.name == text } ?? measured(text, name: text)
    }

    /// `X0,Y0,X1,Y1/X0,Y0,X1,Y1`, inner and outer window in millimetres; or one box, which is both. nil where it is none of these, a box is
    /// empty or leaves the page, or the inner one leaves the outer.
    public static func measured(_ text: String, name: String) -> WindowProfile? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let boxes = parts.compactMap { box($0) }
        guard (1...2).contains(parts.count), boxes.count == parts.count, boxes[boxes.count - 1].contains(boxes[0])
        else { return nil }
        return WindowProfile(name: name, inner: boxes[0], outer: boxes[boxes.count - 1])
    }

    private static func box(_ text: Substring) -> Box? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { millimetres($0) }
        guard parts.count == 4, numbers.count == 4 else { return nil }
        let box = Box(x0: numbers[0], y0: numbers[1], x1: numbers[2], y1: numbers[3])
        guard box.x0 < box.x1, box.y0 < box.y1, box.x1 <= PaperSize.a4.width, box.y1 <= PaperSize.a4.height else {
            return nil
        }
        return box
    }

    /// What must be read of a page to judge its window: text that begins outside and reaches in is seen whole.
    public var region: Box {
        Box(x0: 0, y0: max(0, outer.y0 - Self.margin), x1: PaperSize.a4.width, y1: outer.y1 + Self.margin)
    }

    /// Two lines of text above and below.
    private static let margin = 12.0

    private init(_ name: String, _ inner: [Double], _ outer: [Double]) {
        self.init(
            name: name, inner: Box(x0: inner[0], y0: inner[1], x1: inner[2], y1: inner[3]),
            outer: Box(x0: outer[0], y0: outer[1], x1: outer[2], y1: outer[3]))
    }

    /// Digits with at most one point, as a person types millimetres.
    private static func millimetres(_ text: Substring) -> Double? {
        let allowed = text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".")
        }
        return allowed ? Double(text) : nil
    }
}
