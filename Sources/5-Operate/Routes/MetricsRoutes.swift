import Delivery
import HTTPTypes
public import Hummingbird
import Letters
import Logging
import NIOCore
import Spool

extension LocalAPI {
    func addMetrics(to router: Router<APIContext>) {
        router.get("metrics") { _, context in
            try allow(.readStatus, context)
            return try await Self.answer(metrics())
        }
    }

    /// The figures alone, on loopback, for a Prometheus that can't read a Unix socket. They name nobody.
    public func metricsServer(port: Int) -> some ApplicationProtocol {
        let router = Router()
        router.get("metrics") { _, _ in try await Self.answer(metrics()) }
        return Application(
            router: router, server: .http1(configuration: .init(idleTimeout: .init(configuration.idleTimeout))),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: "clickpostd"), logger: log)
    }

    private static func answer(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    func metrics() async throws -> String {
        let queue = try await spool.perform { spool throws(Status) in try spool.figures() }
        return Exposition.text(
            queue: queue, delivery: delivery.figures, alarms: spool.alarms.current, started: started,
            now: WallClock.now())
    }
}
