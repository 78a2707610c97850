public import Letters

/// What is asked of one document.
public struct ReadingRequest: Equatable, Sendable {
    /// Characters whose box touches this rectangle are wanted; in millimetres.
    public var region: Box
    /// The ink inside this rectangle is wanted, and the marks that are no text.
    public var window: Box
    public var textPages: TextPages
    /// Of those, the pages that begin letters as far as is known: only their zones are looked at.
    public var firstPages: TextPages
    /// Whether the pages' layout is wanted too.
    public var layout: Bool
    /// Of the first pages with text, what is inked in each of these rectangles is wanted.
    public var zones: [Box]
    /// Whether of a page whose content is an earlier one's, but for little, only the region need be read: that page's layout stands for its
    /// own. Pages whose zones are looked at are read whole.
    public var sparing: Bool

    /// - Parameters:
    ///   - window: nil for the region itself.
    ///   - firstPages: nil for all of `textPages`.
    public init(
        region: Box, window: Box? = nil, textPages: TextPages, firstPages: TextPages? = nil, layout: Bool = false,
        zones: [Box] = [], sparing: Bool = false
    ) {
        self.region = region
        self.window = window ?? region
        self.textPages = textPages
        self.firstPages = firstPages ?? textPages
        self.layout = layout
        self.zones = zones
        self.sparing = sparing
    }

    /// The letters of a merge come from one template, and a whole page takes longer to draw than its window: of so many pages with text
    /// the zones are looked at.
    public static let pagesWithZones = 20

    /// Whether the zones of a page are looked at.
    public func looksAtZones(of page: Int) -> Bool {
        guard !zones.isEmpty, textPages.contains(page), firstPages.contains(page) else { return false }
        if case .every(let count) = firstPages { return (page - 1) / count < Self.pagesWithZones }
        return page <= Self.pagesWithZones
    }
}

/// The pages whose characters are wanted. Sizes are told of every page.
public enum TextPages: Equatable, Hashable, Sendable {
    case none
    case all
    case first
    /// Pages 1, 1 + n, 1 + 2n, …
    case every(Int)

    public func contains(_ page: Int) -> Bool {
        switch self {
        case .none: false
        case .all: true
        case .first: page == 1
        case .every(let count): count > 0 && (page - 1) % count == 0
        }
    }
}
