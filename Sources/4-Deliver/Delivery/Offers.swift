public import Contract
public import Letters
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
        _ = try await offer(account: account)
    }

    /// Signs in with the credentials as they are stored, and asks: whether the platform can be reached, is the one it should be, and
    /// takes the password.
    /// - Returns: whether the platform is a sandbox, by its own word.
    /// - Throws: what stands against it.
    public func check(account: String) async throws(Status) -> Bool {
        await platform.forgetSession(account: account)
        do throws(PlatformFailure) {
            return try await offer(account: account).sandbox
        } catch {
            throw error.status
        }
    }

    private func offer(account: String) async throws(PlatformFailure) -> AccountOffer {
        let offer = try await platform.account(account)
        let time = now()
        offers.withLock { $0[account] = KnownOffer(offer: offer, asked: time) }
        return offer
    }
}
