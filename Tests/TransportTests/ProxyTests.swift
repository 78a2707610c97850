import Foundation
import Testing
import Transport

/// Tests/TransportTests/proxy.py as a process.
private final class Proxy {
    let port: String
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())

    init(_ mode: String) throws {
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            URL(filePath: #filePath).deletingLastPathComponent().appending(path: "proxy.py").path, mode,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
        try #require(!port.isEmpty)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    /// What it was asked, in its own words; ends it.
    func requests() throws -> String {
        try input.fileHandleForWriting.close()
        return String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
}

/// Real TLS through a real CONNECT. Serialized: the environment is the process' own.
@Suite(.serialized) struct ProxyTests {
    private func client(_ server: FaultyServer, _ proxy: String?) -> HTTPClient { server.client(proxy: proxy) }

    @Test func theSettingsProxyIsUsedAndSeesNoRequest() throws {
        let (server, proxy) = (try FaultyServer(.right), try Proxy("open"))
        let request = HTTPRequest(.put, "/v1/x", headers: ["Authorization": "Bearer t0ken"], body: .bytes([1, 2, 3]))
        let response = try client(server, "http://127.0.0.1:\(proxy.port)").perform(request)
        #expect(response.status == 200)
        let seen = try JSONDecoder().decode(Seen.self, from: Data(response.body))
        #expect(seen.headers["authorization"] == "Bearer t0ken" && seen.length == 3)
        let asked = try proxy.requests()
        #expect(asked.contains("127.0.0.1:\(server.port)"))
        #expect(!asked.contains("t0ken") && !asked.contains("/v1/x"))
    }

    /// A proxy in the middle can't make a wrong certificate right.
    @Test func behindAProxyCertificatesAreChecked() throws {
        let (server, proxy) = (try FaultyServer(.unknownAuthority), try Proxy("open"))
        let seen = failure(client(server, "http://127.0.0.1:\(proxy.port)"), HTTPRequest(.get, "/"))
        #expect(seen?.kind == .tlsCertificate && seen?.requestBegan == false)
    }

    @Test func aProxyThatWantsAPassword() throws {
        let (server, proxy) = (try FaultyServer(.right), try Proxy("password"))
        let refused = failure(
            client(server, "http://127.0.0.1:\(proxy.port)"), HTTPRequest(.put, "/", body: .bytes([1])))
        #expect(refused?.kind == .proxy && refused?.detail == "the proxy answered 407")
        #expect(
            try client(server, "http://clerk:s3cret@127.0.0.1:\(proxy.port)").perform(HTTPRequest(.get, "/")).status
                == 200)
        #expect(try proxy.requests().split(separator: "\n").count == 2)
    }

    @Test func aProxyThatRefuses() throws {
        let (server, proxy) = (try FaultyServer(.right), try Proxy("refuse"))
        let refused = failure(client(server, "http://127.0.0.1:\(proxy.port)"), HTTPRequest(.get, "/"))
        #expect(refused?.kind == .proxy && refused?.detail == "the proxy answered 403")
    }

    @Test func theEnvironmentsProxyWhereTheSettingIsSilent() throws {
        let (server, proxy) = (try FaultyServer(.right), try Proxy("refuse"))
        setenv("https_proxy", "http://127.0.0.1:\(proxy.port)", 1)
        defer {
            unsetenv("https_proxy")
            unsetenv("no_proxy")
        }
        #expect(failure(client(server, nil), HTTPRequest(.get, "/"))?.kind == .proxy)
        #expect(try client(server, "").perform(HTTPRequest(.get, "/")).status == 200, "none, by the setting")
        setenv("no_proxy", "127.0.0.1", 1)
        #expect(try client(server, nil).perform(HTTPRequest(.get, "/")).status == 200)
    }
}

@Suite struct ClientCertificateTests {
    private func client(_ server: FaultyServer, certificate: String? = nil, key: String? = nil) -> HTTPClient {
        HTTPClient(
            .tls(
                HTTPClient.TLSEndpoint(
                    baseURL: "https://127.0.0.1:\(server.port)", authorityFile: server.authority,
                    clientCertificateFile: certificate.map { server.folder.appending(path: $0).path },
                    clientKeyFile: key.map { server.folder.appending(path: $0).path }, proxy: "")))
    }

    @Test func aPlatformThatAsksForOne() throws {
        let server = try FaultyServer(.asksForCertificate)
        let own = try client(server, certificate: "client.pem", key: "client.key").perform(HTTPRequest(.get, "/"))
        #expect(own.status == 200)
        // With TLS 1.3 the server's refusal comes after the handshake; whatever it is, nothing is answered.
        #expect(failure(client(server), HTTPRequest(.get, "/")) != nil)
        let foreign = failure(client(server, certificate: "foreign.pem", key: "foreign.key"), HTTPRequest(.get, "/"))
        #expect(foreign != nil)
    }

    @Test func filesThatDoNotFitAreTheCertificatesFault() throws {
        let server = try FaultyServer(.asksForCertificate)
        for (certificate, key) in [
            ("absent.pem", "client.key"), ("client.pem", "absent.key"), ("client.pem", "ca.key"),
        ] {
            let seen = failure(client(server, certificate: certificate, key: key), HTTPRequest(.get, "/"))
            #expect(
                seen?.kind == .tlsCertificate && seen?.requestBegan == false,
                "\(certificate) \(key): \(seen?.detail ?? "")")
        }
    }
}

@Suite struct PaceTests {
    /// Two at once share one limit: together they are no faster.
    @Test func whatSharesALimitIsTogetherNoFaster() async throws {
        let server = try FaultyServer(.right)
        let pace = Pace(bytesPerSecond: 400_000)
        let client = server.client()
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<2 {
                group.addTask {
                    try await withCheckedThrowingContinuation { continuation in
                        Thread.detachNewThread {
                            var request = HTTPRequest(.put, "/", body: .bytes([UInt8](repeating: 7, count: 200_000)))
                            request.pace = pace
                            continuation.resume(with: Result { try client.perform(request).status })
                        }
                    }
                }
            }
            for try await status in group { #expect(status == 200) }
        }
        let taken = ContinuousClock.now - start
        #expect(taken > .milliseconds(850))
        let free = ContinuousClock.now
        _ = try client.perform(HTTPRequest(.put, "/", body: .bytes([UInt8](repeating: 7, count: 400_000))))
        #expect(ContinuousClock.now - free < taken)
    }
}
