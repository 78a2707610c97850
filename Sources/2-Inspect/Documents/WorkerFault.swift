import Letters

/// Why a worker gives up on a document. Numbers, not text: what a hostile document may have made a worker say is never shown.
public struct WorkerFault: Error, Equatable, Sendable {
    public enum Kind: UInt8, CaseIterable, Sendable {
        case empty = 1
        case damaged, encrypted, unreadable, tooManyPages, pagesBeyond, confinement, output
    }

    /// The technical cause.
    public enum Reason: UInt8, CaseIterable, Sendable {
        case none = 0
        case notPDF, endMark, laterRevision, crossReference, pageTree, pageContent, pageMissing, readersDisagree
        case protection, memory, characters, drawing
        case landlockMissing, landlock, seccomp, resourceLimits, privileges
        case arguments
        case formTree
    }

    public var kind: Kind
    public var reason: Reason
    /// From 1, where one page is at fault.
    public var page: Int?
    /// The count that is over its limit, or a system error's number.
    public var number: Int32

    public init(_ kind: Kind, _ reason: Reason = .none, page: Int? = nil, number: Int32 = 0) {
        self.kind = kind
        self.reason = reason
        self.page = page
        self.number = number
    }
}

extension WorkerFault {
    func status(limits: WorkerLimits) -> Status {
        var values: [StatusValue: String] = [:]
        if let detail = reason.detail {
            values[.detail] = kind == .confinement && number != 0 ? "\(detail) (errno \(number))" : detail
        }
        switch kind {
        case .empty: return Status(.documentEmpty)
        case .damaged: return Status(.documentDamaged, page: page, values)
        case .encrypted: return Status(.documentEncrypted, values)
        case .unreadable: return Status(.documentUnreadable, page: page, values)
        case .tooManyPages:
            return Status(.documentTooManyPages, [.pages: "\(number)", .allowed: "\(limits.pages)"])
        case .pagesBeyond: return Status(.optionPageRangesBeyond, [.pages: "\(number)"])
        case .confinement: return Status(.confinementUnavailable, values)
        case .output: return Status(.spoolFailed, [.detail: "errno \(number)"])
        }
    }
}

extension WorkerFault.Reason {
    var detail: String? {
        switch self {
        case .none: nil
        case .notPDF: "no PDF"
        case .endMark: "no %%EOF at the end"
        case .laterRevision: "broken off after a whole revision"
        case .crossReference: "cross-reference table"
        case .pageTree: "page tree"
        case .pageContent: "page content"
        case .pageMissing: "page missing"
        case .readersDisagree: "two readers see different pages"
        case .protection: "security handler"
        case .memory: "memory limit"
        case .characters: "too many characters"
        case .drawing: "drawing"
        case .landlockMissing: "the kernel has no Landlock"
        case .landlock: "Landlock"
        case .seccomp: "seccomp"
        case .resourceLimits: "resource limits"
        case .privileges: "no_new_privs"
        case .arguments: "arguments"
        case .formTree: "form fields"
        }
    }
}
