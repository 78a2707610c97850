import Control
import HTTPTypes
import Hummingbird
import Letters
import Spool

extension LocalAPI {
    func addQueues(to group: RouterGroup<APIContext>) {
        group.get(":name") { _, context in
            try allow(.readQueue, context)
            return try Bodies.json(try await queueSettings(try context.name("name")))
        }
        group.put(":name") { request, context in
            try allow(.changeSettings, context)
            let name = try context.name("name")
            let settings = try await Bodies.decode(QueueSettings.self, from: request)
            try check(settings)
            try await spool.perform { spool throws(Status) in try spool.setQueue(name, StoredQueue(settings)) }
            return Bodies.done
        }
        group.delete(":name") { _, context in
            try allow(.changeSettings, context)
            let name = try context.name("name")
            let known = try await spool.perform { spool throws(Status) in try spool.removeQueue(name) }
            guard known else { throw Status(.queueUnknown, [.queue: name]) }
            return Bodies.done
        }
    }

    /// A queue without a return address has its account's.
    private func queueSettings(_ name: String) async throws(Status) -> QueueSettings {
        let stored = try await spool.perform { spool throws(Status) in try spool.queue(name) }
        guard let stored else { throw Status(.queueUnknown, [.queue: name]) }
        var settings = QueueSettings(stored)
        if settings.returnAddress.isEmpty {
            let account = settings.account
            let own = try await blocking { () throws(Status) -> [String]? in
                do throws(Status) {
                    return try credentials.read(account).returnAddress
                } catch {
                    // Letters are accepted before anyone has signed in; a file that is unsafe is delivery's to report.
                    return nil
                }
            }
            settings.returnAddress = own ?? []
        }
        return settings
    }

    private func check(_ settings: QueueSettings) throws(Status) {
        guard CredentialsFolder.isName(settings.account) else {
            throw Status(.requestInvalid, [.detail: "account", .account: settings.account])
        }
        guard settings.returnAddress.count <= 12, settings.returnAddress.allSatisfy({ $0.utf8.count <= 400 }) else {
            throw Status(.requestInvalid, [.detail: "returnAddress"])
        }
        let windows = configuration.inspection
        guard WindowProfile.named(settings.window, among: windows.windows) != nil else {
            throw Status(
                .optionWindow, [.value: String(settings.window.prefix(100)), .allowed: windows.windowNames])
        }
    }
}

extension QueueSettings {
    init(_ stored: StoredQueue) {
        self.init(
            account: stored.account, returnAddress: stored.returnAddress, window: stored.window,
            background: stored.background, sandbox: stored.sandbox)
    }
}

extension StoredQueue {
    init(_ settings: QueueSettings) {
        self.init(
            account: settings.account, returnAddress: settings.returnAddress, window: settings.window,
            background: settings.background, sandbox: settings.sandbox)
    }
}
