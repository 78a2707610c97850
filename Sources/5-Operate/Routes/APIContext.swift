import Hummingbird
import Letters
import NIOCore

/// A request's context: its channel, for the peer's credentials, and the peer once the first middleware has asked for it.
struct APIContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    var peer: Peer?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// Throws where no middleware established the peer: then nobody is allowed anything.
    func requirePeer() throws(Status) -> Peer {
        guard let peer else { throw Status(.permissionDenied) }
        return peer
    }
}
