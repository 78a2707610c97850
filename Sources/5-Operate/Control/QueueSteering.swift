public import Letters
import Transport

/// Lines of the audit log as they are exported: JSON each.
public struct AuditPage: Codable, Equatable, Sendable {
    public var lines: [String]
    /// Where to go on; nil at the end.
    public var next: Int64?

    public init(lines: [String], next: Int64?) {
        self.lines = lines
        self.next = next
    }
}

// MARK: The queue as a whole, and its audit log: administrators.

extension DaemonClient {
    /// A part at a time: `more` says whether to call it again.
    public func rebuildQueue() throws(Status) -> RebuildReport {
        try answer(.post, ["queue", "rebuild"])
    }

    /// A part at a time: `next` says where to go on.
    public func verifyQueue(after: Int64) throws(Status) -> VerifyReport {
        try answer(.post, ["queue", "verify"], query: [("after", String(after))])
    }

    /// Seals the queue for ever. Repeats make the same export anew.
    public func exportQueue(name: String) throws(Status) -> ExportReport {
        try answer(.post, ["queue", "export"], query: [("name", name)])
    }

    public func importQueue(name: String) throws(Status) -> ImportReport {
        try answer(.post, ["queue", "import"], query: [("name", name)])
    }

    public func audit(after: Int64) throws(Status) -> AuditPage {
        try answer(.get, ["audit"], query: [("after", String(after))])
    }

    public func verifyAudit() throws(Status) -> AuditReport {
        try answer(.post, ["audit", "verify"])
    }
}
