public import Contract
import Platform
import Spool
import Synchronization

/// What the platform offers each account, by its own word: options, cut-offs, and whether it posts anything at all.
struct KnownOffer: Sendable {
    var offer: AccountOffer
    /// Unix time.
    var asked: Double
}

extension DeliveryService {
    /// The offers known since the start, by account.
    public var accountOffers: [String: AccountOffer] { offers.withLock { $0.mapValues(\.offer) } }

    /// Asks where nothing is known, or what is known is older than `policy.askPause`.
    func learnOffer(account: String) async throws(PlatformFailure) {
        let time = now()
        let isFresh = offers.withLock { offers in
            offers[account].map { abs(time - $0.asked) < policy.askPause } ?? false
        }
        if !isFresh { try await askForOffer(account: account) }
    }

    func askForOffer(account: String) async throws(PlatformFailure) {
        let offer = try await platform.account(account)
        let time = now()
        offers.withLock { $0[account] = KnownOffer(offer: offer, asked: time) }
    }
}
