public import Letters

/// Who can say what became of a print job: cupsd. The daemon wires it.
public protocol JobAuthority: Sendable {
    /// Throws where cupsd can't be asked now; then it is asked again. Must not block Swift's cooperative pool.
    /// A job of the same number but another uuid is not this job.
    func word(on job: JobIdentity) async throws(Status) -> JobWord
}

/// cupsd's word on a job.
public enum JobWord: String, Sendable, CaseIterable {
    /// Pending, held, stopped or processing: it is not decided.
    case waiting
    case completed
    /// Cancelled or aborted: its sender knows that it did not print.
    case cancelled
    case unknown
}
