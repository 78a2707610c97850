import Foundation
import Letters
import Testing
import Transport

@testable import Control

struct DaemonClientTests {
    @Test func nothingListens() throws {
        let path = "/tmp/ct\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
        let client = DaemonClient(socket: path)
        let missing = #expect(throws: Status.self) { try client.status() }
        #expect(missing?.code == .daemonUnreachable)
        // A socket that was left behind.
        let file = try listener(path)
        close(file)
        defer { unlink(path) }
        let stale = #expect(throws: Status.self) { try client.status() }
        #expect(stale?.code == .daemonUnreachable)
        #expect(stale?.values[.path] == path)
    }

    @Test func whatIsNoDaemonIsNotBelieved() throws {
        let problem = #"""
            {"type":"t","title":"t","status":403,"detail":"d",
            "cause":{"code":"job.unverified","severity":"error","values":{"queue":"Letters"}}}
            """#
        for (answer, code) in [
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", StatusCode.daemonRefused),
            ("HTTP/1.1 500 No\r\nContent-Length: 4\r\n\r\noops", .daemonRefused),
            ("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{", .daemonUnreachable),
            // A daemon that was killed as it spoke: within the head, whose lines so far are all that curl hands on.
            ("HTTP/1.1 200 OK\r\nContent-Ty", .daemonUnreachable),
            ("HTTP/1.1 403 No\r\nContent-Length: \(problem.utf8.count)\r\n\r\n" + problem, .jobUnverified),
        ] {
            let path = "/tmp/ct\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
            let file = try listener(path)
            defer { unlink(path) }
            DispatchQueue.global().async {
                let peer = accept(file, nil, nil)
                var room = [UInt8](repeating: 0, count: 4096)
                _ = read(peer, &room, room.count)
                _ = answer.withCString { write(peer, $0, strlen($0)) }
                close(peer)
                close(file)
            }
            let status = #expect(throws: Status.self) { try DaemonClient(socket: path).status() }
            #expect(status?.code == code, "\(answer)")
        }
    }

    /// A daemon that accepts and never answers: SIGTERM's token ends the call.
    @Test func cancelledCallsEnd() throws {
        let path = "/tmp/ct\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
        let file = try listener(path)
        defer {
            close(file)
            unlink(path)
        }
        let token = CancelToken()
        DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) { token.cancel() }
        let begin = Date()
        let client = DaemonClient(socket: path, cancel: token)
        let status = #expect(throws: Status.self) { try client.status() }
        #expect(status?.code == .jobInterrupted)
        #expect(Date().timeIntervalSince(begin) < 3)
        let later = #expect(throws: Status.self) { try client.status() }
        #expect(later?.code == .jobInterrupted)
    }

    @Test func targetsStayOnTheirPath() {
        #expect(DaemonClient.target(["queues", "a/b é?#"], []) == "/v1/queues/a%2Fb%20%C3%A9%3F%23")
        #expect(
            DaemonClient.target(["submissions"], [("after", "3"), ("user", "a&b=c")])
                == "/v1/submissions?after=3&user=a%26b%3Dc")
    }

    @Test func digestField() throws {
        let hex = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(try DaemonClient.digestField(hex) == "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:")
        for wrong in ["", "zz", String(hex.dropLast()), hex + "00", String(repeating: "g", count: 64)] {
            #expect(throws: Status.self) { try DaemonClient.digestField(wrong) }
        }
    }

    private func listener(_ path: String) throws -> Int32 {
        let file = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        try #require(listen(file, 4) == 0)
        return file
    }
}
