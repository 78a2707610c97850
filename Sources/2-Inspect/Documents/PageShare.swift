/// The pages one of several workers on the same document reads, in stripes, so that all of them go through it side by side.
public struct PageShare: Equatable, Sendable {
    /// From 0.
    public var index: Int
    /// How many workers share the document.
    public var count: Int
    /// Pages in a row for one worker.
    public var stripe: Int

    /// The whole document.
    public static let whole = PageShare(index: 0, count: 1, stripe: 1)

    public init(index: Int, count: Int, stripe: Int) {
        self.index = index
        self.count = count
        self.stripe = stripe
    }

    /// - Parameter page: from 1.
    public func contains(_ page: Int) -> Bool { owner(of: page) == index }

    func owner(of page: Int) -> Int { (page - 1) / stripe % count }

    /// One share a worker. A stripe is short, so that what waits in the workers' pipes keeps all of them busy, and holds as many pages
    /// with text as the others.
    static func shares(of count: Int, _ pages: TextPages) -> [PageShare] {
        var stripe = shortest
        if case .every(let letter) = pages, letter > 0 { stripe = (shortest + letter - 1) / letter * letter }
        return (0..<count).map { PageShare(index: $0, count: count, stripe: stripe) }
    }

    private static let shortest = 4
}

extension PageShare {
    var text: String { "\(index),\(count),\(stripe)" }

    init?(text: Substring) {
        let parts = text.split(separator: ",").compactMap { Int($0) }
        guard parts.count == 3, parts[1] >= 1, parts[2] >= 1, (0..<parts[1]).contains(parts[0]) else { return nil }
        self.init(index: parts[0], count: parts[1], stripe: parts[2])
    }
}
