import Contract
import Digests
import FoundationEssentials
import GRDB
import Letters

/// Who may sign in. Tokens outlive a restart; passwords come with each start.
struct Accounts: Sendable {
    let passwords: [String: String]
    let store: Store

    private static let lifetime = 3600.0

    func signIn(_ request: TokenRequest, now: Double) async throws -> Token {
        guard let password = passwords[request.user], password == request.password else {
            throw Refusal(401, "user or password is wrong")
        }
        let text = (UUID().uuidString + UUID().uuidString).replacing("-", with: "").lowercased()
        let token = Token(token: text, expires: (now + Self.lifetime).rounded())
        try await store.queue.write { db in
            try db.execute(
                sql: "INSERT INTO tokens (digest, account, expires) VALUES (?, ?, ?)",
                arguments: [SHA256Digest.hex(Array(text.utf8)), request.user, token.expires])
        }
        return token
    }

    /// The account of an `Authorization` header.
    func account(_ authorization: String?, now: Double) async throws -> String {
        guard let authorization, authorization.hasPrefix("Bearer ") else {
            throw Refusal(401, "no bearer token")
        }
        let digest = SHA256Digest.hex(Array(authorization.dropFirst(7).utf8))
        let account = try await store.queue.read { db in
            try String.fetchOne(
                db, sql: "SELECT account FROM tokens WHERE digest = ? AND expires > ?", arguments: [digest, now])
        }
        guard let account, passwords[account] != nil else { throw Refusal(401, "the token is not valid") }
        return account
    }

    func offer(_ account: String, _ stationery: Stationery, now: Double) async throws -> AccountOffer {
        let year = BelgianTime(unixTime: Int64(now)).date.year
        return AccountOffer(
            account: account, sandbox: true, frankings: Franking.allCases,
            backgrounds: try await stationery.list(account, .backgrounds).map(\.name),
            annexes: try await stationery.list(account, .annexes).map(\.name), cutOffs: ["12:00"],
            holidays: (DeliveryDates.holidays(in: year).union(DeliveryDates.holidays(in: year + 1))).sorted(),
            credit: nil)
    }
}
