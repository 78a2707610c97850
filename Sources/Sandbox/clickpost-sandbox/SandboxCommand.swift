import ArgumentParser
import Foundation
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import SandboxPlatform
import ServiceLifecycle
import UnixSignals

@main
struct SandboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clickpost-sandbox",
        abstract: "Keeps the platform's contract on this machine, for trying and testing. Posts nothing.")

    @Option(help: "Everything it keeps.")
    var directory: String

    @Option(help: "0 takes a free port.")
    var port = 0

    @Option(help: "Where to write the port once it answers.")
    var portFile: String?

    @Option(help: ArgumentHelp("The control socket; DIRECTORY/control.sock when left out.", valueName: "socket"))
    var control: String?

    @Option(help: ArgumentHelp("Who may sign in; may be repeated.", valueName: "user:password"))
    var account: [String] = ["demo:demo"]

    @Option(help: "Seconds from receiving or approval to production.")
    var productionDelay = 10.0

    @Option(help: "Seconds from production to the post.")
    var postingDelay = 10.0

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is from 0 to 65535") }
        guard productionDelay >= 0, postingDelay >= 0 else { throw ValidationError("a delay is not negative") }
        guard controlPath.utf8.count <= 107 else {
            throw ValidationError("the control socket's path has more than 107 bytes: give a shorter one by --control")
        }
        for text in account where !text.contains(":") || text.hasPrefix(":") {
            throw ValidationError("--account is USER:PASSWORD")
        }
    }

    private var controlPath: String { control ?? directory + "/control.sock" }

    private var passwords: [String: String] {
        var passwords: [String: String] = [:]
        for text in account {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            passwords[String(parts[0])] = String(parts[1])
        }
        return passwords
    }

    func run() async throws {
        var logger = Logger(label: "clickpost-sandbox", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let folder = try SandboxFolder(path: directory)
        // What is made from here on, database and control socket included, is the owner's alone.
        umask(0o077)
        let sandbox = try Sandbox(
            folder: folder, accounts: passwords, productionDelay: productionDelay,
            postingDelay: postingDelay)
        let (controlRuns, controlIsRunning) = AsyncStream<Void>.makeStream()
        let services: [any Service] = [
            ProductionService(sandbox: sandbox, logger: logger),
            controlServer(sandbox, logger) { controlIsRunning.finish() },
            try platformServer(sandbox, logger) { for await _ in controlRuns {} },
        ]
        try await ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        ).run()
    }

    private func controlServer(
        _ sandbox: Sandbox, _ logger: Logger, isRunning: @escaping @Sendable () -> Void
    ) -> some Service {
        Application(
            responder: ControlResponder(sandbox, logger: logger),
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: .init(address: .unixDomainSocket(path: controlPath), serverName: nil),
            onServerRunning: { _ in isRunning() }, logger: logger)
    }

    /// Announced when the control socket answers too: the services start in no order, and whoever waits for the port may steer at once.
    private func platformServer(
        _ sandbox: Sandbox, _ logger: Logger, controlRuns: @escaping @Sendable () async -> Void
    ) throws -> some Service {
        Application(
            responder: PlatformResponder(sandbox, logger: logger),
            server: try .tls(
                .http1(configuration: .init(idleTimeout: .seconds(60))), tlsConfiguration: Self.tls(sandbox)),
            configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? 0
                sandbox.base.set("https://127.0.0.1:\(port)")
                await controlRuns()
                if !Task.isCancelled { announce(port, sandbox) }
            }, logger: logger)
    }

    private func announce(_ port: Int, _ sandbox: Sandbox) {
        do {
            if let portFile { try SandboxFolder.write(Array("\(port)\n".utf8), to: portFile, mode: 0o644) }
        } catch {
            FileHandle.standardError.write(Data("clickpost-sandbox: \(error)\n".utf8))
        }
        let lines = "URL \(sandbox.base.value)\nCA \(sandbox.authority.certificateFile)\nCONTROL \(controlPath)\n"
        FileHandle.standardOutput.write(Data(lines.utf8))
    }

    /// One certificate of each kind is made at start; each handshake takes the one that is wanted then.
    private static func tls(_ sandbox: Sandbox) throws -> TLSConfiguration {
        var identities: [Authority.Choice: (chain: [NIOSSLCertificateSource], key: NIOSSLPrivateKeySource)] = [:]
        for choice in Authority.Choice.allCases {
            let made = try sandbox.authority.serverIdentity(choice)
            identities[choice] = (
                try NIOSSLCertificate.fromPEMBytes(made.chain).map { .certificate($0) },
                .privateKey(try NIOSSLPrivateKey(bytes: made.key, format: .pem))
            )
        }
        guard let right = identities[.right] else { throw ValidationError("no certificate") }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: right.chain, privateKey: right.key)
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.sslContextCallback = { [identities] _, promise in
            var override = NIOSSLContextConfigurationOverride()
            if let wanted = identities[sandbox.certificate] {
                override.certificateChain = wanted.chain
                override.privateKey = wanted.key
            }
            promise.succeed(override)
        }
        return configuration
    }
}

/// Does what falls due while nobody asks.
struct ProductionService: Service {
    let sandbox: Sandbox
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while true {
                do {
                    try await sandbox.produce()
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("production: \(error)")
                }
                do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
            }
        }
    }
}
