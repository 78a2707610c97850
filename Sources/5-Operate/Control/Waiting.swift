public import Letters

extension StatusCode {
    /// The daemon, or what it needs, is away: nothing was refused, and the same request may succeed later.
    /// A backend waits on these and never lets CUPS abort the job for them.
    public var isWorthWaiting: Bool {
        switch self {
        case .daemonUnreachable, .schedulerUnreachable, .spoolFull, .spoolFailed, .serviceDraining: true
        default: false
        }
    }
}
