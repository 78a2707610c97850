import Foundation
import Testing
import Transport

/// Tests/TransportTests/server.py as a process, and the certificates it shows, made by openssl.
final class FaultyServer {
    enum Kind: String {
        case right, wrongName, expired, unknownAuthority, oldTLS, asksForCertificate
    }

    let folder: URL
    let port: String
    private let process = Process()
    private let input = Pipe()

    var authority: String { folder.appending(path: "ca.pem").path }
    var socket: String { folder.appending(path: "s").path }

    /// Over TLS, or on a Unix socket where `kind` is nil.
    init(_ kind: Kind?) throws {
        let folder = URL(filePath: "/tmp/clickpost-tls-\(UUID().uuidString.prefix(8))")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var arguments = [URL(filePath: #filePath).deletingLastPathComponent().appending(path: "server.py").path]
        if let kind {
            try Self.makeCertificates(kind, folder)
            arguments += ["server.pem", "server.key"].map { folder.appending(path: $0).path }
            if kind == .oldTLS { arguments.append("old") }
            if kind == .asksForCertificate { arguments.append(folder.appending(path: "ca.pem").path) }
        } else {
            arguments += ["unix", folder.appending(path: "s").path]
        }
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        port = line.trimmingCharacters(in: .whitespacesAndNewlines)
        try #require(!port.isEmpty)
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    func client(authority: String? = nil, host: String = "127.0.0.1", proxy: String? = "") -> HTTPClient {
        HTTPClient(
            .tls(
                HTTPClient.TLSEndpoint(
                    baseURL: "https://\(host):\(port)", authorityFile: authority ?? self.authority, proxy: proxy)))
    }

    private static func makeCertificates(_ kind: Kind, _ folder: URL) throws {
        func openssl(_ line: String) throws {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/openssl")
            process.arguments = line.split(separator: " ").map(String.init)
            process.currentDirectoryURL = folder
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "openssl \(line)")
        }
        let key = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
        try openssl("req -x509 \(key) -keyout ca.key -out ca.pem -subj /CN=test -days 2")
        let signer = kind == .unknownAuthority ? "other" : "ca"
        if kind == .unknownAuthority {
            try openssl("req -x509 \(key) -keyout other.key -out other.pem -subj /CN=test -days 2")
        }
        try openssl("req \(key) -keyout server.key -out server.csr -subj /CN=server")
        let name = kind == .wrongName ? "DNS:elsewhere.example" : "IP:127.0.0.1,DNS:localhost"
        try Data("subjectAltName=\(name)\n".utf8).write(to: folder.appending(path: "ext"))
        let days = kind == .expired ? "-1" : "2"
        try openssl(
            "x509 -req -in server.csr -CA \(signer).pem -CAkey \(signer).key -CAcreateserial -out server.pem -extfile ext -days \(days)"
        )
        guard kind == .asksForCertificate else { return }
        try openssl("req \(key) -keyout client.key -out client.csr -subj /CN=client")
        try openssl("x509 -req -in client.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out client.pem -days 2")
        try openssl("req -x509 \(key) -keyout foreign.key -out foreign.pem -subj /CN=client -days 2")
    }
}

/// What the server saw of a request.
struct Seen: Decodable {
    var method: String
    var path: String
    var version: String
    var headers: [String: String]
    var length: Int
    var sha256: String
}

/// The failure of a request that must fail.
func failure(_ client: HTTPClient, _ request: HTTPRequest) -> TransportFailure? {
    do throws(TransportFailure) {
        _ = try client.perform(request)
        return nil
    } catch {
        return error
    }
}
