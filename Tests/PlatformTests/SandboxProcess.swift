import Contract
import Digests
import Foundation
import Letters
import Platform
import Testing
import Transport

/// The built sandbox as a process on a folder of its own, and a driver that talks to it.
final class SandboxProcess {
    static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "clickpost-sandbox")

    let folder: URL
    private var process: Process?
    private(set) var port = ""
    let delays: [String]

    init(productionDelay: Double = 100, postingDelay: Double = 100) throws {
        folder = URL(filePath: "/tmp/clickpost-sb-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        delays = ["--production-delay", "\(productionDelay)", "--posting-delay", "\(postingDelay)"]
        try start()
    }

    deinit {
        stop(SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    /// On the same port as before, if it ran before.
    func start() throws {
        let portFile = folder.appending(path: "port")
        try? FileManager.default.removeItem(at: portFile)
        let process = Process()
        process.executableURL = Self.program
        process.arguments =
            ["--directory", folder.appending(path: "d").path, "--port", port.isEmpty ? "0" : port, "--port-file"]
            + [portFile.path] + delays
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        self.process = process
        for _ in 0..<200 {
            if let text = try? String(contentsOf: portFile, encoding: .utf8) {
                port = text.trimmingCharacters(in: .whitespacesAndNewlines)
                return
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
        Issue.record("the sandbox does not answer")
    }

    func stop(_ signal: Int32 = SIGTERM) {
        guard let process else { return }
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        self.process = nil
    }

    @discardableResult
    func control(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") throws -> [UInt8] {
        let client = HTTPClient(.unixSocket(path: folder.appending(path: "d/control.sock").path))
        let response = try client.perform(
            HTTPRequest(method, path, body: body.isEmpty ? .none : .bytes(Array(body.utf8))))
        try #require(response.isSuccess, "\(method) \(path): \(response.status)")
        return response.body
    }

    func requests() throws -> [String: Int] {
        struct State: Decodable { var requests: [String: Int] }
        return try JSONDecoder().decode(State.self, from: Data(control(.get, "/state"))).requests
    }

    func ledger() throws -> [[String: Any]] {
        let text = try String(contentsOf: folder.appending(path: "d/ledger/letters.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }

    func platform(_ access: Credentials = Credentials()) -> ClickPostPlatform {
        access.endpoint = HTTPClient.TLSEndpoint(
            baseURL: "https://127.0.0.1:\(port)", authorityFile: folder.appending(path: "d/authority/ca.pem").path,
            proxy: "")
        return ClickPostPlatform(provider: access)
    }

    /// A document as a file, uploaded whole.
    func upload(_ platform: ClickPostPlatform, _ id: String, _ bytes: [UInt8]) async throws -> Manifest.Document {
        let path = try file(bytes)
        let sha256 = SHA256Digest.hex(bytes)
        let location = try await platform.createUpload(
            account: "office", key: "\(id).1.1", size: Int64(bytes.count), sha256: sha256, over: UploadLine())
        let reached = try await platform.send(
            account: "office", upload: location, file: path, range: 0..<Int64(bytes.count), over: UploadLine()
        ) { _ in }
        #expect(reached == Int64(bytes.count))
        return Manifest.Document(
            number: 1, upload: location, size: Int64(bytes.count), sha256: sha256, pages: 3)
    }

    func file(_ bytes: [UInt8]) throws -> String {
        let path = folder.appending(path: UUID().uuidString).path
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }
}

/// Credentials that a test can change; counts how often they are read.
final class Credentials: PlatformAccessProvider, @unchecked Sendable {
    // A test's own lock-guarded state.
    private let lock = NSLock()
    private var readings = 0
    private var passwords: [String]
    var endpoint = HTTPClient.TLSEndpoint(baseURL: "https://127.0.0.1")

    /// The password of each reading; the last one stays.
    init(_ passwords: [String] = ["demo"]) { self.passwords = passwords }

    var count: Int { lock.withLock { readings } }

    func access(account: String) throws(Status) -> PlatformAccess {
        guard account == "office" else { throw Status(.accountUnknown, [.account: account]) }
        return lock.withLock {
            let password = passwords[min(readings, passwords.count - 1)]
            readings += 1
            return PlatformAccess(endpoint: endpoint, user: "demo", password: password)
        }
    }
}

let samplePDF = Array("%PDF-1.7\n".utf8) + (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 11) }

func manifest(_ document: Manifest.Document, title: String = "letters", approval: Bool = false) throws -> [UInt8] {
    func letter(_ number: Int, _ pages: [Int], _ franking: Franking) -> Manifest.Letter {
        Manifest.Letter(
            number: number, document: 1, pages: pages, envelope: .us, franking: franking, acknowledgement: false,
            address: Manifest.Address(
                lines: ["Jan Peeters", "Kerkstraat \(number)", "1000 Bruxelles"], postcode: "1000",
                locality: "Bruxelles", country: "BE"))
    }
    let manifest = Manifest(
        installation: "6f1d2c1e-0000-4000-8000-000000000001", sender: "jan", title: title, documents: [document],
        options: Manifest.JobOptions(
            colour: .mono, sides: .one, background: nil, annexes: [], approval: approval),
        letters: [letter(1, [1, 2], .prior), letter(2, [3], .registered)], returnAddress: ["Rue A 1", "1000 Bruxelles"])
    return [UInt8](try JSONEncoder().encode(manifest))
}

/// The class of a call's failure; nil where it did not fail.
func failure<Value: Sendable>(_ call: () async throws(PlatformFailure) -> Value) async -> PlatformFailure? {
    do throws(PlatformFailure) {
        _ = try await call()
        return nil
    } catch {
        return error
    }
}
