/// Who may do what, in one place and pure. Authority is the peer's uid as the kernel gives it, never what a request says.
///
/// | | submitter (lp) | user | administrator | root, the daemon's own user |
/// |---|---|---|---|---|
/// | status, a queue's settings | yes | yes | yes | yes |
/// | hand a job over | yes | – | – | yes |
/// | list, read, hold, cancel, retry, send again submissions | – | own | all | all |
/// | release | – | own, held for review alone | all | all |
/// | change queues and accounts, drain and resume | – | – | yes | yes |
/// | rebuild, check, export, import the queue; read its audit log | – | – | yes | yes |
///
/// Every third-party filter and backend runs as lp, so lp stays a submitter alone, whatever groups it is put into.
public struct AccessPolicy: Sendable {
    public var submitters: Set<UInt32>
    /// nil where the group does not exist: then only root and the daemon's user administer.
    public var administrators: UInt32?
    /// The daemon's own uid: who runs the daemon owns its files anyway.
    public var daemon: UInt32

    public init(submitters: Set<UInt32>, administrators: UInt32?, daemon: UInt32) {
        self.submitters = submitters
        self.administrators = administrators
        self.daemon = daemon
    }

    /// What a request wants to do.
    public enum Action: Equatable, Sendable {
        case readStatus
        case readQueue
        case changeSettings
        /// The queue as a whole.
        case steerQueue
        case readAudit
        case handOver
        case list
        case read(owner: String)
        /// `reviewOnly`: nothing but the sender's own wish for review holds it.
        case release(owner: String, reviewOnly: Bool)
        case hold(owner: String)
        case cancel(owner: String)
        case retry(owner: String)
        case sendAgain(owner: String)
    }

    public enum Role: Equatable, Sendable {
        case submitter, user, administrator
        /// Administrator and submitter.
        case all
    }

    public func role(of peer: Peer) -> Role {
        if peer.uid == 0 || peer.uid == daemon { return .all }
        if submitters.contains(peer.uid) { return .submitter }
        if let administrators, peer.groups.contains(administrators) { return .administrator }
        return .user
    }

    public func allows(_ action: Action, _ peer: Peer) -> Bool {
        switch (action, role(of: peer)) {
        case (.readStatus, _), (.readQueue, _): true
        case (.handOver, .submitter), (.handOver, .all): true
        case (.handOver, _): false
        case (_, .submitter): false
        case (_, .administrator), (_, .all): true
        case (.changeSettings, .user), (.steerQueue, .user), (.readAudit, .user): false
        case (.list, .user): peer.name != nil
        case (.read(let owner), .user), (.hold(let owner), .user), (.cancel(let owner), .user),
            (.retry(let owner), .user), (.sendAgain(let owner), .user):
            peer.name == owner
        case (.release(let owner, let reviewOnly), .user): reviewOnly && peer.name == owner
        }
    }

    /// Whose submissions a list may show: nil is everyone's.
    public func listOwner(_ peer: Peer) -> String? {
        switch role(of: peer) {
        case .administrator, .all: nil
        case .user, .submitter: peer.name ?? ""
        }
    }
}

/// The process at the other end of the socket, when it connected.
public struct Peer: Equatable, Sendable {
    public var uid: UInt32
    /// Its user's name; nil where the system knows none.
    public var name: String?
    /// Its own group and its user's others.
    public var groups: Set<UInt32>

    public init(uid: UInt32, name: String?, groups: Set<UInt32>) {
        self.uid = uid
        self.name = name
        self.groups = groups
    }
}
