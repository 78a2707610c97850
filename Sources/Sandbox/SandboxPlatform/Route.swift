import Foundation

/// The contract's addresses.
enum Route: Equatable {
    case token, account, uploads, events
    case upload(String)
    case submission(String)
    case approval(String)
    case document(String)
    case receipt(String)
    case stationeryList(StationeryKind)
    case stationery(StationeryKind, String)
    /// Not of the contract: the page behind a tracking link.
    case track(String)

    /// `path` is the request's, still escaped.
    init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
            .map { String($0).removingPercentEncoding ?? "" }
        if parts.count == 2, parts[0] == "track" {
            self = .track(parts[1])
            return
        }
        guard parts.first == "v1", parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        switch (parts[1], parts.count) {
        case ("token", 2): self = .token
        case ("account", 2): self = .account
        case ("uploads", 2): self = .uploads
        case ("uploads", 3): self = .upload(parts[2])
        case ("events", 2): self = .events
        case ("submissions", 3): self = .submission(parts[2])
        case ("submissions", 4) where parts[3] == "approval": self = .approval(parts[2])
        case ("submissions", 4) where parts[3] == "document": self = .document(parts[2])
        case ("letters", 4) where parts[3] == "receipt": self = .receipt(parts[2])
        case ("backgrounds", 2): self = .stationeryList(.backgrounds)
        case ("annexes", 2): self = .stationeryList(.annexes)
        case ("backgrounds", 3): self = .stationery(.backgrounds, parts[2])
        case ("annexes", 3): self = .stationery(.annexes, parts[2])
        default: return nil
        }
    }

    var methods: [String] {
        switch self {
        case .token, .approval: ["POST"]
        case .account, .events, .document, .receipt, .stationeryList, .track: ["GET"]
        case .uploads: ["OPTIONS", "POST"]
        case .upload: ["HEAD", "PATCH"]
        case .submission: ["DELETE", "GET", "PUT"]
        case .stationery: ["DELETE", "GET", "PUT"]
        }
    }

    /// For counting: the address without what is in it.
    var name: String {
        switch self {
        case .token: "/v1/token"
        case .account: "/v1/account"
        case .uploads: "/v1/uploads"
        case .events: "/v1/events"
        case .upload: "/v1/uploads/ID"
        case .submission: "/v1/submissions/ID"
        case .approval: "/v1/submissions/ID/approval"
        case .document: "/v1/submissions/ID/document"
        case .receipt: "/v1/letters/ID/receipt"
        case .stationeryList(let kind): "/v1/\(kind.rawValue)"
        case .stationery(let kind, _): "/v1/\(kind.rawValue)/NAME"
        case .track: "/track/NUMBER"
        }
    }
}
