public import Letters

/// What is asked of one document.
public struct ReadingRequest: Equatable, Sendable {
    /// Characters whose box touches this rectangle are wanted, and the ink inside it; in millimetres.
    public var region: Box
    public var textPages: TextPages

    public init(region: Box, textPages: TextPages) {
        self.region = region
        self.textPages = textPages
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
