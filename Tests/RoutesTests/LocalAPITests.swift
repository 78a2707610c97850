import Control
import Foundation
import Letters
import Spool
import Testing

@testable import Routes

struct LocalAPITests {
    @Test func statusOnASocketForEveryone() async throws {
        try await Harness.with { api in
            let status = try await api.call { client throws(Status) in try client.status() }.get()
            #expect(status.installation == api.spool.installation)
            #expect(status.platform.url == "https://platform.example")
            var facts = stat()
            #expect(stat(api.socket, &facts) == 0)
            #expect(facts.st_mode & 0o777 == 0o666)
        }
    }

    @Test func aJobIsTakenOverOnce() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver()
            try await api.prepare(handOver)
            let first = try await api.accept(handOver).get()
            #expect(!first.already)
            #expect(first.status.code == .jobAccepted)
            try await api.upload(handOver).get()
            let again = try await api.accept(handOver).get()
            #expect(again.already)
            #expect(again.submission == first.submission)

            let uuid = handOver.job.uuid
            try await api.call { client throws(Status) in try client.received(job: uuid) }.get()
            let page = try await api.call { client throws(Status) in try client.submissions() }.get()
            #expect(page.submissions.map(\.id) == [first.submission])
            #expect(page.submissions.first?.state == .queued)
            let detail = try await api.call { client throws(Status) in try client.submission("7") }.get()
            #expect(detail.letters.map(\.letter.pages) == [[1, 2], [3, 4]])
            #expect(detail.price == PriceEstimate(amount: Euros(cents: 370), letters: 2, lettersWithoutPrice: 0))
            #expect(detail.bytesTotal == Int64(Harness.content.count))

            let id = first.submission
            let held = try await api.call { client throws(Status) in try client.hold(id) }.get()
            #expect(held.summary.state == .held)
            let released = try await api.call { client throws(Status) in try client.release(id) }.get()
            #expect(released.summary.state == .queued)
            let cancelled = try await api.call { client throws(Status) in try client.cancel(id) }.get()
            #expect(cancelled.outcome == .cancelled)
            #expect(await api.accept(handOver).code == .jobCancelled)
        }
    }

    @Test func lettersGoOnceMoreOnlyWhereTheCountIsConfirmed() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver()
            try await api.prepare(handOver)
            let first = try await api.accept(handOver).get().submission
            let uuid = handOver.job.uuid
            try await api.call { client throws(Status) in try client.received(job: uuid) }.get()
            #expect(
                await api.call { client throws(Status) in try client.sendAgain("7", count: 1) }.code == .stateConflict)
            #expect(await api.call { client throws(Status) in try client.retry("7") }.code == nil)
            try api.spool.record(PlatformReport(submission: first, receipt: "r", state: .posted, letters: []))
            #expect(
                await api.call { client throws(Status) in try client.sendAgain("7", count: 2) }.code == .requestInvalid)
            let path = "/v1/submissions/7/send-again"
            #expect(try await api.curl("POST", path).status == 400)
            let made = try await api.curl("POST", path, body: Array(#"{"count":1}"#.utf8))
            #expect(made.status == 201, "\(made.body)")
            let again = try await api.call { client throws(Status) in try client.sendAgain(first, count: 1) }.get()
            #expect(again.summary.sendAgain == 1 && again.summary.id != first && again.summary.state == .queued)
            #expect(try await api.curl("POST", path, body: Array(#"{"count":1}"#.utf8)).status == 200)
            #expect(try api.spool.submissions().submissions.count == 2)
            // Somebody else's job is not there at all.
            if Harness.isRoot {
                let stranger = try await api.curl("POST", path, as: 4242, body: Array(#"{"count":2}"#.utf8))
                #expect(stranger.status == 403 || stranger.status == 404)
                #expect(try await api.curl("PUT", "/v1/drain", as: 4242).status == 403)
            }
        }
    }

    @Test func drainedNothingNewIsAcceptedAndWhatWasIsAnswered() async throws {
        try await Harness.with { api in
            let known = Harness.handOver(id: 1)
            try await api.prepare(known)
            _ = try await api.accept(known).get()
            let late = Harness.handOver(id: 2)
            try await api.prepare(late)

            let drained = try await api.call { client throws(Status) in try client.drain() }.get()
            #expect(drained.underWay == 0)
            #expect(try await api.call { client throws(Status) in try client.status() }.get().drain == drained)
            #expect(await api.accept(late).code == .serviceDraining)
            #expect(StatusCode.serviceDraining.isWorthWaiting)
            #expect(try await api.upload(Harness.handOver(id: 3)).code == .serviceDraining)
            try await api.upload(known).get()
            #expect(try await api.accept(known).get().already)

            try await api.call { client throws(Status) in try client.resume() }.get()
            #expect(try await api.call { client throws(Status) in try client.status() }.get().drain == nil)
            #expect(try await !api.accept(late).get().already)
        }
    }

    @Test func listsArePaged() async throws {
        try await Harness.with { api in
            for number in 1...5 {
                let handOver = Harness.handOver(id: number)
                try await api.prepare(handOver)
                _ = try await api.accept(handOver).get()
            }
            var seen: [Int] = []
            var next: String?
            repeat {
                let after = next
                let page = try await api.call { client throws(Status) in
                    try client.submissions(after: after, limit: 2)
                }.get()
                #expect(page.submissions.count <= 2)
                seen += page.submissions.map(\.job)
                next = page.next
            } while next != nil
            #expect(seen == [5, 4, 3, 2, 1])
            #expect(
                await api.call { client throws(Status) in try client.submissions(limit: 0) }.code == .requestInvalid)
            #expect(try await api.curl("GET", "/v1/submissions?state=lost").status == 400)
        }
    }

    @Test func otherBytesThanDeclaredAreNotTaken() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver()
            try await api.prepare(Harness.handOver(uuid: handOver.job.uuid))
            let changed = try await api.upload(handOver, content: Array("the document's Bytes".utf8))
            #expect(changed.code != nil)
            let other = Harness.handOver()
            #expect(try await api.upload(other, content: Array("short".utf8)).code != nil)
            #expect(await api.accept(other).code != nil)
            #expect(
                try await api.curl("PUT", "/v1/handovers/\(handOver.job.uuid)/documents/4", body: [1]).status == 400)
            #expect(
                try await api.curl("PUT", "/v1/handovers/\(handOver.job.uuid)/documents/1", body: [1]).status == 400)
            #expect(try await api.curl("PUT", "/v1/handovers/..%2F..%2Fetc/documents/1", body: [1]).status == 400)
        }
    }

    @Test func onlyWhatTheSchedulerConfirmsIsBelieved() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver()
            try await api.prepare(handOver)
            let job = handOver.job
            let right = ScheduledJob(uuid: job.uuid, user: job.user, printers: [job.printer], isProcessing: true)
            var wrong: [ScheduledJob?] = [nil]
            for change: (inout ScheduledJob) -> Void in [
                { $0.uuid = "0a11bca3-1111-2222-3333-444455556666" }, { $0.user = "boss" }, { $0.user = nil },
                { $0.printers = ["Other"] }, { $0.isProcessing = false },
            ] {
                var job = right
                change(&job)
                wrong.append(job)
            }
            for answer in wrong {
                api.scheduler.knows(job.id, answer)
                #expect(await api.accept(handOver).code == .jobUnverified, "\(String(describing: answer))")
            }
            for code in [StatusCode.classPolicy, .queueSetting, .jobUnverified] {
                var job = right
                job.fault = Status(code, [.queue: "Office"])
                api.scheduler.knows(handOver.job.id, job)
                #expect(await api.accept(handOver).code == code)
            }
            #expect(try api.spool.submissions().submissions.isEmpty)
            api.scheduler.knows(job.id, right)
            _ = try await api.accept(handOver).get()
        }
    }

    /// A filter that was killed left nothing behind, and the letters of the other documents would have gone alone.
    @Test func aJobWithoutOneOfItsDocumentsIsRefused() async throws {
        try await Harness.with { api in
            var handOver = Harness.handOver()
            try await api.prepare(handOver)
            let job = handOver.job
            var known = ScheduledJob(uuid: job.uuid, user: job.user, printers: [job.printer], isProcessing: true)
            known.documents = 2
            api.scheduler.knows(job.id, known)
            handOver.taken = 1
            #expect(await api.accept(handOver).code == .documentTruncated)
            #expect(try api.spool.submissions().submissions.isEmpty)
            handOver.taken = 2
            _ = try await api.accept(handOver).get()
        }
    }

    @Test func anAbsentSchedulerIsWaitedFor() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver()
            try await api.prepare(handOver)
            api.scheduler.isAway(true)
            let code = try #require(await api.accept(handOver).code)
            #expect(code == .schedulerUnreachable)
            #expect(code.isWorthWaiting)
            api.scheduler.isAway(false)
            _ = try await api.accept(handOver).get()
        }
    }

    @Test func aQueueWithoutSettingsIsRefused() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver()
            try await api.prepare(handOver)
            try await api.call { client throws(Status) in try client.removeQueue("Letters") }.get()
            #expect(await api.accept(handOver).code == .queueUnknown)
            #expect(await api.call { client throws(Status) in try client.queue("Letters") }.code == .queueUnknown)
        }
    }

    @Test func theAccountsReturnAddressStandsInForTheQueues() async throws {
        try await Harness.with { api in
            try await api.call { client throws(Status) in
                try client.setAccount(
                    "maes", Credentials(user: "u", password: "p", returnAddress: ["Maes", "1000 Brussel"]))
                try client.setQueue("Letters", QueueSettings(account: "maes"))
            }.get()
            let settings = try await api.call { client throws(Status) in try client.queue("Letters") }.get()
            #expect(settings.returnAddress == ["Maes", "1000 Brussel"])
            var facts = stat()
            #expect(stat(api.folder + "/spool/credentials/maes", &facts) == 0)
            #expect(facts.st_mode & 0o777 == 0o600)
        }
    }

    /// A verdict that calls itself accepted, with a finding that asks for a person.
    @Test func aFindingHoldsWhateverTheVerdictSays() async throws {
        try await Harness.with { api in
            var handOver = Harness.handOver(findings: [Status(.addressUncertain, letter: 1)])
            handOver.verdict.letters[0].address = nil
            handOver.verdict.outcome = .accepted
            try await api.prepare(handOver)
            let answer = try await api.accept(handOver).get()
            #expect(answer.state == .held)
            let uuid = handOver.job.uuid
            try await api.call { client throws(Status) in try client.received(job: uuid) }.get()
            let id = answer.submission
            #expect(try api.spool.submission(id).state == .held)
            #expect(await api.call { client throws(Status) in try client.release(id) }.code == .addressNone)
            #expect(try api.spool.submission(id).state == .held)
        }
    }

    @Test func bodiesAreBoundedAndFaultsTellNoContents() async throws {
        try await Harness.with(largestHandOver: 4096) { api in
            let path = "/v1/handovers/\(UUID().uuidString.lowercased())"
            let large = try await api.curl("PUT", path, body: [UInt8](repeating: 0x20, count: 5000))
            #expect(large.status == 400)
            let chunked = try await api.curl(
                "PUT", path, ["-H", "Transfer-Encoding: chunked"], body: [UInt8](repeating: 0x20, count: 100_000))
            #expect(chunked.status == 400)
            let wrong = try await api.curl(
                "PUT", "/v1/queues/Letters", ["-H", "Accept-Language: fr"],
                body: Array(#"{"account":"default","returnAddress":"Quetzalcoatl","window":"w","sandbox":false}"#.utf8))
            #expect(wrong.status == 400)
            #expect(wrong.body.contains("returnAddress"))
            #expect(!wrong.body.contains("Quetzalcoatl"))
            #expect(wrong.body.contains("urn:clickpost:request.invalid"))
            #expect(try await api.curl("GET", "/v1/nothing").status == 404)
        }
    }

    @Test(.enabled(if: Harness.isRoot)) func lpSubmitsAndNothingElse() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver(findings: [Status(.jobReview)])
            try await api.prepare(handOver)
            let body = [UInt8](try JSONEncoder().encode(handOver))
            let accepted = try await api.curl("PUT", "/v1/handovers/\(handOver.job.uuid)", as: Harness.lp, body: body)
            #expect(accepted.status == 201)
            #expect(try await api.curl("GET", "/v1/status", as: Harness.lp).status == 200)
            #expect(try await api.curl("GET", "/v1/queues/Letters", as: Harness.lp).status == 200)
            let id = try #require(try api.spool.submissions().submissions.first?.id)
            for (method, path) in [
                ("GET", "/v1/submissions"), ("GET", "/v1/submissions/7"), ("GET", "/v1/submissions/\(id)"),
                ("GET", "/v1/submissions/8"), ("POST", "/v1/submissions/\(id)/cancel"),
                ("POST", "/v1/submissions/\(id)/release"), ("POST", "/v1/submissions/\(id)/hold"),
                ("PUT", "/v1/queues/Letters"), ("DELETE", "/v1/queues/Letters"), ("PUT", "/v1/accounts/default"),
            ] {
                #expect(try await api.curl(method, path, as: Harness.lp).status == 403, "\(method) \(path)")
            }
        }
    }

    @Test(.enabled(if: Harness.isRoot)) func usersSeeAndSteerTheirOwn() async throws {
        try await Harness.with { api in
            let own = Harness.handOver(id: 7, user: "nobody", findings: [Status(.jobReview)])
            let uncertain = Harness.handOver(id: 8, user: "nobody", findings: [Status(.addressUncertain, letter: 1)])
            let others = Harness.handOver(id: 9, user: "daemon", findings: [Status(.jobReview)])
            for handOver in [own, uncertain, others] {
                try await api.prepare(handOver)
                _ = try await api.accept(handOver).get()
                let uuid = handOver.job.uuid
                try await api.call { client throws(Status) in try client.received(job: uuid) }.get()
            }
            let list = try await api.curl("GET", "/v1/submissions?user=daemon", as: Harness.nobody)
            let page = try JSONDecoder().decode(SubmissionPage.self, from: Data(list.body.utf8))
            #expect(page.submissions.map(\.job) == [8, 7])
            for path in ["/v1/submissions/9", "/v1/submissions/10"] {
                #expect(try await api.curl("GET", path, as: Harness.nobody).status == 404)
            }
            for verb in ["release", "hold", "cancel"] {
                #expect(try await api.curl("POST", "/v1/submissions/9/\(verb)", as: Harness.nobody).status == 404)
            }
            #expect(try await api.curl("POST", "/v1/submissions/8/release", as: Harness.nobody).status == 403)
            #expect(try await api.curl("POST", "/v1/submissions/7/release", as: Harness.nobody).status == 200)
            #expect(try await api.curl("POST", "/v1/submissions/7/hold", as: Harness.nobody).status == 200)
            #expect(
                try await api.curl("POST", "/v1/submissions/7/release", as: Harness.nobody).status == 200,
                "a hold by one's own hand is one's own to undo")
            #expect(try await api.curl("POST", "/v1/submissions/7/cancel", as: Harness.nobody).status == 200)
            #expect(try await api.curl("PUT", "/v1/handovers/\(own.job.uuid)", as: Harness.nobody).status == 403)
            #expect(try api.spool.find("9").state == .held)
            #expect(try api.spool.find("7").state == .cancelled)
        }
    }

    @Test func aSecondDaemonIsRefusedInWords() async throws {
        try await Harness.with { api in
            let socket = api.folder + "/second.sock"
            let held = try SocketLock(socket: socket)
            #expect(throws: Status(.spoolInUse, [.path: socket])) { _ = try SocketLock(socket: socket) }
            #expect(throws: Status(.spoolInUse, [.path: api.folder + "/spool"])) {
                _ = try Spool.open(SpoolConfiguration(directory: api.folder + "/spool"))
            }
            _ = consume held
        }
    }

    @Test func anIdleConnectionIsClosed() async throws {
        try await Harness.with(idle: .seconds(1)) { api in
            let closed = await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: Self.secondsUntilClosed(api.socket)) }
            }
            let seconds = try #require(closed)
            #expect((0.5...8).contains(seconds))
        }
    }

    /// Sends half a request line and reads until the other side ends; nil after ten seconds.
    private static func secondsUntilClosed(_ path: String) -> Double? {
        let begin = Date()
        let file = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(file) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard connected == 0 else { return nil }
        _ = write(file, "GET /v1/st", 10)
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(file, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var byte: UInt8 = 0
        return read(file, &byte, 1) < 0 && errno == EAGAIN ? nil : Date().timeIntervalSince(begin)
    }
}
