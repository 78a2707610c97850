import Contract
import Digests
import Foundation
import Letters
import Platform
import Testing
import Transport

/// The driver against the built sandbox over TLS.
@Suite(.serialized) struct DriverTests {
    private let id = UUID().uuidString.lowercased()

    @Test func theWholePathOfASubmission() async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        let offer = try await platform.account("office")
        #expect(offer.account == "demo" && offer.sandbox)
        guard case .neverCommitted = try await platform.ask(account: "office", submission: id) else {
            Issue.record("known before it was committed")
            return
        }
        let bytes = try manifest(try await sandbox.upload(platform, id, samplePDF))
        let first = try await platform.commit(account: "office", submission: id, manifest: bytes)
        let second = try await platform.commit(account: "office", submission: id, manifest: bytes)
        #expect(first == second && first.state == .received && first.letters.map(\.number) == [1, 2])

        try sandbox.control(.post, "/clock", #"{"advance": 150}"#)
        #expect(await answer { try await platform.cancel(account: "office", submission: id) } == .tooLate)
        try sandbox.control(.post, "/clock", #"{"advance": 100}"#)
        guard case .known(let posted) = try await platform.ask(account: "office", submission: id) else {
            Issue.record("not known")
            return
        }
        #expect(posted.state == .posted && posted.receipt == first.receipt)
        let number = try #require(posted.letters[1].registeredNumber)
        #expect(number.count == 30 && number.hasPrefix("010") && posted.letters[0].registeredNumber == nil)
        let proof = try await platform.receipt(account: "office", letter: posted.letters[1].id)
        #expect(
            proof.registeredNumber == number && proof.recipient == ["Jan Peeters", "Kerkstraat 2", "1000 Bruxelles"])

        let path = try sandbox.file([])
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        try await platform.document(account: "office", submission: id, number: 1, into: descriptor)
        close(descriptor)
        #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == samplePDF)

        let lines = try sandbox.ledger()
        #expect(lines.map { $0["number"] as? Int } == [1, 2])
        #expect(lines.allSatisfy { $0["sha256"] as? String == SHA256Digest.hex(samplePDF) })
    }

    @Test func eventsFromTheFirstAndBehindACursor() async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        let bytes = try manifest(try await sandbox.upload(platform, id, samplePDF))
        _ = try await platform.commit(account: "office", submission: id, manifest: bytes)
        let first = try await platform.events(account: "office", after: nil, wait: 0)
        #expect(first.events.map(\.submission.state) == [.received])
        async let waiting = platform.events(account: "office", after: first.cursor, wait: 20)
        try await Task.sleep(for: .milliseconds(300))
        try sandbox.control(.post, "/clock", #"{"advance": 150}"#)
        let next = try await waiting
        #expect(next.events.map(\.submission.state) == [.inProduction])
        #expect(next.events.first?.installation == "6f1d2c1e-0000-4000-8000-000000000001")
        let expired = await failure { () throws(PlatformFailure) in
            try await platform.events(account: "office", after: "999", wait: 0)
        }
        #expect(expired?.failure == .cursorExpired)
    }

    @Test func otherContentCancelledAndBurntIds() async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        let document = try await sandbox.upload(platform, id, samplePDF)
        let bytes = try manifest(document)
        let before = try await platform.commit(account: "office", submission: id, manifest: bytes)
        let other = try manifest(document, title: "another")
        let refused = await failure { () throws(PlatformFailure) in
            try await platform.commit(account: "office", submission: id, manifest: other)
        }
        #expect(refused?.failure == .submissionHeld && refused?.status.code == .submissionConflict)
        // The same bytes at another address are the same content.
        var moved = document
        moved.upload = "/v1/uploads/elsewhere"
        let same = try await platform.commit(account: "office", submission: id, manifest: try manifest(moved))
        #expect(same.receipt == before.receipt)

        #expect(await answer { try await platform.cancel(account: "office", submission: id) } == .cancelled)
        let burnt = UUID().uuidString
        #expect(await answer { try await platform.cancel(account: "office", submission: burnt) } == .cancelled)
        for id in [id, burnt] {
            let late = await failure { () throws(PlatformFailure) in
                try await platform.commit(account: "office", submission: id, manifest: bytes)
            }
            #expect(late?.failure == .cancelledBefore)
        }
        try sandbox.control(.post, "/clock", #"{"advance": 100000}"#)
        #expect(try sandbox.ledger().isEmpty)
    }

    @Test func anUploadCutAndContinued() async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        let size = Int64(samplePDF.count)
        let sha256 = SHA256Digest.hex(samplePDF)
        let path = try sandbox.file(samplePDF)
        let location = try await platform.createUpload(
            account: "office", key: "\(id).1.1", size: size, sha256: sha256, over: UploadLine())
        let again = try await platform.createUpload(
            account: "office", key: "\(id).1.1", size: size, sha256: sha256, over: UploadLine())
        #expect(location == again && location.hasPrefix("/v1/uploads/"))

        try sandbox.control(.post, "/faults", #"{"method": "PATCH", "count": 1, "cut": 70000}"#)
        let cut = await failure { () throws(PlatformFailure) in
            try await platform.send(
                account: "office", upload: location, file: path, range: 0..<size, over: UploadLine()
            ) { _ in }
        }
        #expect(cut?.failure == .askOffset)
        #expect(try await platform.offset(account: "office", upload: location) == 70_000)
        let wrong = await failure { () throws(PlatformFailure) in
            try await platform.send(
                account: "office", upload: location, file: path, range: 0..<size, over: UploadLine()
            ) { _ in }
        }
        #expect(wrong?.failure == .askOffset && wrong?.status.code == .uploadOffset)
        sandbox.stop(SIGKILL)
        try sandbox.start()
        #expect(try await platform.offset(account: "office", upload: location) == 70_000)
        let incomplete = Manifest.Document(number: 1, upload: location, size: size, sha256: sha256, pages: 3)
        let bytes = try manifest(incomplete)
        let early = await failure { () throws(PlatformFailure) in
            try await platform.commit(account: "office", submission: id, manifest: bytes)
        }
        #expect(early?.failure == .uploadGone)
        #expect(
            try await platform.send(
                account: "office", upload: location, file: path, range: 70_000..<size, over: UploadLine()
            ) { _ in }
                == size)
        _ = try await platform.commit(account: "office", submission: id, manifest: try manifest(incomplete))
        try sandbox.control(.post, "/clock", #"{"advance": 1000000}"#)
        let gone = await failure { () throws(PlatformFailure) in
            try await platform.offset(account: "office", upload: location)
        }
        #expect(gone?.failure == .uploadGone)
    }

    @Test func aLostAnswerIsUnknownAndTheReceiptStays() async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        let bytes = try manifest(try await sandbox.upload(platform, id, samplePDF))
        try sandbox.control(.post, "/faults", #"{"method": "PUT", "count": 1, "lost": true}"#)
        let lost = await failure { () throws(PlatformFailure) in
            try await platform.commit(account: "office", submission: id, manifest: bytes)
        }
        #expect(lost?.failure == .unknown)
        sandbox.stop(SIGKILL)
        let away = await failure { () throws(PlatformFailure) in
            try await platform.commit(account: "office", submission: id, manifest: bytes)
        }
        #expect(away?.failure == .platformAway)
        try sandbox.start()
        guard case .known(let report) = try await platform.ask(account: "office", submission: id) else {
            Issue.record("the commit is not known")
            return
        }
        #expect(try await platform.commit(account: "office", submission: id, manifest: bytes).receipt == report.receipt)
        #expect(try sandbox.requests()["PUT /v1/submissions/ID"] == 1)
    }

    @Test func answersThatAreNotTheContracts() async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        let bytes = try manifest(try await sandbox.upload(platform, id, samplePDF))
        let html = #""headers": {"Content-Type": "text/html"}, "body": "<html>sign in to the hotel</html>""#
        let other =
            #""headers": {"Content-Type": "application/json"}, "body": "{\"id\":\"x\",\"receipt\":\"r\",\"state\":\"received\",\"received\":1,\"letters\":[]}""#
        let answers: [(String, PlatformFailure.Class)] = [
            (#""status": 200, \#(html)"#, .unknown), (#""status": 201, \#(other)"#, .unknown),
            (#""status": 200"#, .unknown), (#""status": 204"#, .unknown),
            (#""status": 302, "headers": {"Location": "https://elsewhere.example/"}"#, .platformHeld),
            (#""status": 429, "headers": {"Retry-After": "7"}"#, .temporary), (#""status": 503"#, .temporary),
            (#""status": 500"#, .unknown), (#""status": 403"#, .accountHeld), (#""status": 400"#, .submissionHeld),
        ]
        for (answer, expected) in answers {
            try sandbox.control(.post, "/faults", #"{"method": "PUT", "count": 1, "answer": {\#(answer)}}"#)
            let seen = await failure { () throws(PlatformFailure) in
                try await platform.commit(account: "office", submission: id, manifest: bytes)
            }
            #expect(seen?.failure == expected, "\(answer)")
            if answer.contains("429") { #expect(seen?.retryAfter == 7) }
        }
        try sandbox.control(
            .post, "/faults",
            #"{"method": "GET", "path": "/v1/submissions", "count": 1, "answer": {"status": 404, \#(html)}}"#)
        let stranger = await failure { () throws(PlatformFailure) in
            try await platform.ask(account: "office", submission: id)
        }
        #expect(stranger?.failure == .unknown, "a web server's own 404 is not the platform's word")
        guard case .neverCommitted = try await platform.ask(account: "office", submission: id) else {
            Issue.record("something was committed")
            return
        }
    }

    @Test(arguments: ["wrong-name", "expired", "unknown-authority"])
    func aWrongCertificateHoldsThePlatform(choice: String) async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        try sandbox.control(.put, "/certificate", #"{"certificate": "\#(choice)"}"#)
        let held = await failure { () throws(PlatformFailure) in try await platform.account("office") }
        #expect(held?.failure == .platformHeld && held?.status.code == .platformCertificate && held?.alarm == true)
        #expect(try sandbox.requests().isEmpty)
        try sandbox.control(.put, "/certificate", #"{"certificate": "right"}"#)
        #expect(try await platform.account("office").account == "demo")
    }

    @Test func signingIn() async throws {
        let sandbox = try SandboxProcess()
        let changed = Credentials(["old", "demo"])
        #expect(try await sandbox.platform(changed).account("office").account == "demo")
        #expect(changed.count >= 2, "read again after the 401")
        let wrong = Credentials(["old"])
        let refused = await failure { () throws(PlatformFailure) in
            try await sandbox.platform(wrong).account("office")
        }
        #expect(refused?.failure == .accountHeld && refused?.status.code == .accountRejected)
        let unknown = await failure { () throws(PlatformFailure) in try await sandbox.platform().account("nobody") }
        #expect(unknown?.failure == .accountHeld && unknown?.status.code == .accountUnknown)

        // A token that has run out is renewed without a word; one sign-in serves all who wait.
        let platform = sandbox.platform()
        _ = try await platform.account("office")
        try sandbox.control(.post, "/clock", #"{"advance": 7200}"#)
        let before = try sandbox.requests()["POST /v1/token"] ?? 0
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { _ = try await platform.account("office") } }
            try await group.waitForAll()
        }
        #expect(try sandbox.requests()["POST /v1/token"] == before + 1)
    }

    @Test func aCancelledTaskLetsGo() async throws {
        let sandbox = try SandboxProcess()
        let platform = sandbox.platform()
        _ = try await platform.account("office")
        let task = Task {
            await failure { () throws(PlatformFailure) in
                try await platform.events(account: "office", after: nil, wait: 50)
            }
        }
        try await Task.sleep(for: .milliseconds(300))
        let start = ContinuousClock.now
        task.cancel()
        #expect(await task.value?.failure == .temporary)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func aKillBeforeAndAfterPostingPostsOnce() async throws {
        let sandbox = try SandboxProcess(productionDelay: 0, postingDelay: 0)
        for round in 0..<4 {
            let platform = sandbox.platform()
            let id = UUID().uuidString
            let bytes = try manifest(try await sandbox.upload(platform, id, samplePDF))
            _ = try await platform.commit(account: "office", submission: id, manifest: bytes)
            try await Task.sleep(for: .milliseconds(70 * round))
            sandbox.stop(SIGKILL)
            try sandbox.start()
        }
        try sandbox.control(.post, "/clock", #"{"advance": 1}"#)
        let keys = try sandbox.ledger().map { "\($0["submission"] ?? "") \($0["number"] ?? "")" }
        #expect(keys.count == 8 && Set(keys).count == 8)
    }

    private func answer(_ call: () async throws -> PlatformCancelAnswer) async -> PlatformCancelAnswer? {
        try? await call()
    }
}
