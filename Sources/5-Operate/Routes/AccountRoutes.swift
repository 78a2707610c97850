import Control
import Delivery
import HTTPTypes
import Hummingbird
import Letters
import Logging
import Spool

extension LocalAPI {
    func addAccounts(to group: RouterGroup<APIContext>) {
        group.put(":name") { request, context in
            try allow(.changeSettings, context)
            let name = try context.name("name")
            guard CredentialsFolder.isName(name) else {
                throw Status(.requestInvalid, [.detail: "account", .account: name])
            }
            let given = try await Bodies.decode(Credentials.self, from: request)
            guard !given.user.isEmpty, !given.password.isEmpty else {
                throw Status(.requestInvalid, [.detail: "user, password"])
            }
            try await blocking { () throws(Status) in try credentials.store(given, for: name) }
            try await spool.perform { spool throws(Status) in try spool.credentialsChanged(account: name) }
            log.notice("credentials stored", metadata: ["account": "\(name)"])
            return Bodies.done
        }
        group.post(":name/check") { _, context in
            try allow(.changeSettings, context)
            let name = try context.name("name")
            return try Bodies.json(AccountCheck(sandbox: try await delivery.check(account: name)))
        }
    }
}
