import Control
import Delivery
import HTTPTypes
import Hummingbird
import Letters
import Spool

extension LocalAPI {
    func addInspection(to group: RouterGroup<APIContext>) {
        group.get("inspection") { _, context in
            try allow(.readQueue, context)
            return try Bodies.json(configuration.inspection)
        }
    }

    func addStatus(to group: RouterGroup<APIContext>) {
        group.get("status") { _, context in
            try allow(.readStatus, context)
            let (counts, oldest) = try await spool.perform { spool throws(Status) in
                (try spool.counts(), try spool.oldestWaiting())
            }
            let contact = delivery.contact
            let platform = DaemonStatus.PlatformState(
                url: configuration.platformURL, sandbox: contact.sandbox,
                lastContact: contact.lastContact, trouble: contact.trouble)
            return try Bodies.json(
                DaemonStatus(
                    version: Product.version, installation: spool.installation, started: started, platform: platform,
                    counts: Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) }),
                    alarms: spool.alarms.current, oldestWaiting: oldest, drain: try await drainState()))
        }
    }
}
