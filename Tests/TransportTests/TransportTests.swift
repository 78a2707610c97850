import Digests
import Foundation
import Synchronization
import Testing
import Transport

@Suite struct TransportTests {
    private func seen(_ response: HTTPResponse) throws -> Seen {
        try JSONDecoder().decode(Seen.self, from: Data(response.body))
    }

    @Test func aRequestOverTLS() throws {
        let server = try FaultyServer(.right)
        let response = try server.client().perform(
            HTTPRequest(.get, "/v1/a?b=%20c", headers: ["X-One": "two", "X-Empty": ""]))
        let seen = try seen(response)
        #expect(response.status == 200 && response.headers["content-TYPE"] == "application/json")
        #expect(seen.method == "GET" && seen.path == "/v1/a?b=%20c" && seen.version == "HTTP/1.1")
        #expect(seen.headers["x-one"] == "two" && seen.headers["x-empty"] == "" && seen.headers["expect"] == nil)
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch])
    func bytesAreSentWhole(method: HTTPRequest.Method) throws {
        let server = try FaultyServer(.right)
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let seen = try seen(try server.client().perform(HTTPRequest(method, "/", body: .bytes(body))))
        #expect(seen.method == method.rawValue && seen.sha256 == SHA256Digest.hex(body))
        #expect(seen.headers["content-length"] == "3000000" && seen.headers["expect"] == nil)
        let empty = try self.seen(try server.client().perform(HTTPRequest(method, "/")))
        #expect(empty.length == 0 && empty.headers["content-length"] == "0")
    }

    @Test func aRangeOfAFileWithProgress() throws {
        let server = try FaultyServer(.right)
        let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 13) }
        let path = server.folder.appending(path: "document").path
        try Data(bytes).write(to: URL(filePath: path))
        let reached = ProgressRecord()
        let seen = try seen(
            try server.client().perform(
                HTTPRequest(
                    .patch, "/", body: .path(path, range: 1000..<4_001_000), progress: { reached.add($0) })))
        #expect(seen.sha256 == SHA256Digest.hex(Array(bytes[1000..<4_001_000])))
        #expect(reached.last == 4_000_000)
        let short = failure(server.client(), HTTPRequest(.put, "/", body: .path(path, range: 0..<6_000_000)))
        #expect(short?.kind == .io)
        let absent = failure(server.client(), HTTPRequest(.put, "/", body: .path(path + "x", range: 0..<1)))
        #expect(absent?.kind == .io && absent?.osError == ENOENT && absent?.requestBegan == false)
    }

    @Test func aKeptConnectionServesItsRequestsAndNoOther() throws {
        let server = try FaultyServer(.right)
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let client = server.client()
        func connection(_ path: String, _ kept: HTTPConnection?) throws -> Int {
            let response = try client.perform(HTTPRequest(.patch, path, body: .bytes(bytes)), keeping: kept)
            let told = try JSONDecoder().decode(Kept.self, from: Data(response.body))
            #expect(told.sha256 == SHA256Digest.hex(bytes))
            return told.connection
        }
        let kept = HTTPConnection()
        #expect(try [connection("/kept", kept), connection("/kept", kept)] == [1, 1])
        #expect(try [connection("/kept", nil), connection("/kept", HTTPConnection())] == [2, 3])
        #expect(try connection("/left", kept) == 1)
        // The server's end is seen before the request, or only within it: then it fails, and is not sent again by itself.
        let after = try? connection("/kept", kept)
        #expect(after == nil || after == 4, "closed by the server: a new one")
        #expect(throws: TransportFailure.self) {
            try client.perform(HTTPRequest(.patch, "/half", body: .bytes(bytes)), keeping: kept)
        }
        #expect(try connection("/kept", kept) > 4, "never one that failed")
    }

    @Test(arguments: [FaultyServer.Kind.wrongName, .expired, .unknownAuthority])
    func aCertificateNotToTrust(kind: FaultyServer.Kind) throws {
        let server = try FaultyServer(kind)
        let seen = failure(server.client(), HTTPRequest(.put, "/", body: .bytes([1])))
        #expect(seen?.kind == .tlsCertificate && seen?.requestBegan == false)
    }

    @Test func theSystemsAuthoritiesDoNotCountBesideAnOwnOne() throws {
        let server = try FaultyServer(.right)
        let other = try FaultyServer(.right)
        #expect(failure(server.client(authority: other.authority), HTTPRequest(.get, "/"))?.kind == .tlsCertificate)
        #expect(failure(server.client(authority: "/nonexistent"), HTTPRequest(.get, "/"))?.kind == .tlsCertificate)
    }

    @Test func oldTLSIsRefused() throws {
        let server = try FaultyServer(.oldTLS)
        #expect(failure(server.client(), HTTPRequest(.get, "/"))?.kind == .tlsOther)
    }

    @Test(arguments: ["/reset", "/half", "/nonsense"])
    func cutConnections(path: String) throws {
        let server = try FaultyServer(.right)
        let seen = failure(server.client(), HTTPRequest(.put, path, body: .bytes([1, 2])))
        #expect(seen?.kind == .reset && seen?.requestBegan == true)
    }

    @Test func limitsOfTime() throws {
        let server = try FaultyServer(.right)
        let total = failure(server.client(), HTTPRequest(.get, "/never", totalTimeout: 0.5))
        #expect(total?.kind == .timeout && total?.requestBegan == true)
        let stalled = failure(server.client(), HTTPRequest(.get, "/trickle", stallTimeout: 2))
        #expect(stalled?.kind == .timeout)
    }

    @Test func limitsOfSize() throws {
        let server = try FaultyServer(.right)
        #expect(failure(server.client(), HTTPRequest(.get, "/big", sink: .memory(limit: 99_999)))?.kind == .tooLarge)
        #expect(
            try server.client().perform(HTTPRequest(.get, "/big", sink: .memory(limit: 100_000))).body.count == 100_000)
        #expect(failure(server.client(), HTTPRequest(.get, "/headers"))?.kind == .tooLarge)
    }

    @Test func aFileReceivesTheBodyOfASuccessAlone() throws {
        let server = try FaultyServer(.right)
        let path = server.folder.appending(path: "received").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let sink = HTTPRequest.Sink.file(descriptor: descriptor, limit: 1 << 20)
        let refused = try server.client().perform(HTTPRequest(.put, "/early", sink: sink))
        #expect(refused.status == 413 && refused.body == Array("too large".utf8))
        #expect(try Data(contentsOf: URL(filePath: path)).isEmpty)
        let fetched = try server.client().perform(HTTPRequest(.get, "/big", sink: sink))
        #expect(fetched.body.isEmpty)
        #expect(try Data(contentsOf: URL(filePath: path)).count == 100_000)
    }

    @Test func redirectsAreNotFollowedAndInterimAnswersNotTaken() throws {
        let server = try FaultyServer(.right)
        #expect(try server.client().perform(HTTPRequest(.get, "/redirect")).status == 302)
        let final = try server.client().perform(HTTPRequest(.get, "/interim"))
        #expect(final.status == 200 && final.headers["X-Interim"] == nil && final.headers["X-Final"] == "yes")
    }

    @Test func cancelledFromAnotherThread() throws {
        let server = try FaultyServer(.right)
        let token = CancelToken()
        Thread.detachNewThread {
            Thread.sleep(forTimeInterval: 0.2)
            token.cancel()
        }
        let start = ContinuousClock.now
        let seen = failure(server.client(), HTTPRequest(.get, "/never", cancel: token))
        #expect(seen?.kind == .cancelled)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func aUnixSocket() throws {
        let server = try FaultyServer(nil)
        let client = HTTPClient(.unixSocket(path: server.socket))
        let seen = try seen(try client.perform(HTTPRequest(.put, "/v1/x", body: .bytes([1, 2, 3]))))
        #expect(seen.length == 3 && seen.path == "/v1/x")
        let absent = failure(HTTPClient(.unixSocket(path: server.socket + "x")), HTTPRequest(.get, "/"))
        #expect(absent?.kind == .refused)
    }

    @Test func nothingListensOrNoSuchHost() throws {
        let refused = HTTPClient(.tls(.init(baseURL: "https://127.0.0.1:1", proxy: "")))
        #expect(failure(refused, HTTPRequest(.get, "/"))?.kind == .refused)
        let proxy = HTTPClient(.tls(.init(baseURL: "https://127.0.0.1:2", proxy: "http://127.0.0.1:1")))
        #expect(failure(proxy, HTTPRequest(.get, "/"))?.requestBegan == false)
        let unknown = HTTPClient(.tls(.init(baseURL: "https://nobody.invalid", proxy: "")))
        let kind = failure(unknown, HTTPRequest(.get, "/"))?.kind
        #expect(kind == .unknownHost || kind == .dnsTemporary)
    }

    @Test func aRequestCannotLeaveItsEndpoint() throws {
        let server = try FaultyServer(.right)
        for path in ["@127.0.0.1:1/", "https://127.0.0.1:1/", "/a b", "/a\r\nX: y"] {
            #expect(failure(server.client(), HTTPRequest(.get, path))?.kind == .io)
        }
        let header = HTTPRequest(.get, "/", headers: ["X": "a\r\nY: b"])
        #expect(failure(server.client(), header)?.kind == .io)
        let plain = HTTPClient(.tls(.init(baseURL: "http://127.0.0.1:\(server.port)")))
        #expect(failure(plain, HTTPRequest(.get, "/"))?.kind == .io)
    }
}

private final class ProgressRecord: Sendable {
    private let value = Mutex<Int64>(-1)
    func add(_ new: Int64) { value.withLock { $0 = max($0, new) } }
    var last: Int64 { value.withLock { $0 } }
}

private struct Kept: Decodable {
    var connection: Int
    var sha256: String
}
