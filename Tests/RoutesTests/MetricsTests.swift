import Control
import Delivery
import Foundation
import Letters
import Spool
import Testing

@testable import Routes

struct MetricsTests {
    private static let alerts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/alerts.yaml")

    private func names(_ text: String, _ pattern: Regex<Substring>) -> Set<String> {
        Set(text.matches(of: pattern).map { String($0.output) })
    }

    @Test func theFiguresAreWellFormedAndNameNobody() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver(findings: [Status(.jobReview)])
            try await api.prepare(handOver)
            _ = try await api.accept(handOver).get()
            try api.spool.received(job: handOver.job.uuid)
            api.spool.alarms.raise(Status(.spoolFull))
            let answer = try await api.curl("GET", "/metrics", as: Harness.isRoot ? Harness.nobody : nil)
            #expect(answer.status == 200)
            let lines = answer.body.split(separator: "\n")
            var typed: Set<Substring> = []
            var samples: Set<Substring> = []
            for line in lines {
                if let type = line.wholeMatch(of: /# TYPE (clickpost_[a-z_]+) (gauge|counter)/) {
                    #expect(typed.insert(type.output.1).inserted, "\(line)")
                } else if !line.hasPrefix("# HELP ") {
                    let sample = try #require(
                        line.wholeMatch(of: /((clickpost_[a-z_]+)(\{[a-z]+="[^"\\]*"\})?) (-?[0-9.e+]+)/), "\(line)")
                    #expect(typed.contains(sample.output.2), "its type comes first: \(line)")
                    #expect(samples.insert(sample.output.1).inserted, "twice: \(line)")
                }
            }
            for expected in [
                #"clickpost_submissions{state="held"} 1"#, #"clickpost_submissions{state="posted"} 0"#,
                #"clickpost_alarms{code="spool.full"} 1"#, "clickpost_accepted_total 1", "clickpost_platform_away 0",
                #"clickpost_attempt_failures_total{class="platformAway"} 0"#, "clickpost_drained 0",
                "clickpost_open_bytes \(Harness.content.count)",
            ] {
                #expect(lines.contains(Substring(expected)), "\(expected)")
            }
            for secret in ["Peeters", "Kerkstraat", "Letters", handOver.job.uuid] {
                #expect(!answer.body.contains(secret), "\(secret)")
            }
        }
    }

    @Test func everyFigureOfTheAlertRulesExists() async throws {
        let rules = try String(contentsOf: Self.alerts, encoding: .utf8)
        let used = names(rules, /clickpost_[a-z_]+/)
        #expect(used.count >= 12)
        try await Harness.with { api in
            let given = names(try await api.curl("GET", "/metrics").body, /clickpost_[a-z_]+/)
            #expect(used.subtracting(given).isEmpty)
        }
        // Labels too: states that exist.
        for match in rules.matches(of: /state=["']([a-z-]+)["']/) {
            #expect(SubmissionState(rawValue: String(match.output.1)) != nil, "\(match.output.1)")
        }
    }

    private func step(_ api: Harness, _ id: String) async throws -> Outlook.Step? {
        let detail = try await api.call { client throws(Status) in try client.submission(id) }.get()
        return detail.outlook?.step
    }

    @Test func anOutlookSaysWhatComesNext() async throws {
        try await Harness.with { api in
            let handOver = Harness.handOver()
            try await api.prepare(handOver)
            let id = try await api.accept(handOver).get().submission
            #expect(try await step(api, id) == .askCupsd)
            try api.spool.received(job: handOver.job.uuid)
            #expect(try await step(api, id) == .awaitTurn)
            try api.spool.beginDrain(actor: "root")
            #expect(try await step(api, id) == .drained)
            try api.spool.endDrain(actor: "root")
            try api.spool.holdAccount("default", Status(.accountBlocked))
            let held = try await api.call { client throws(Status) in try client.submission(id) }.get().outlook
            #expect(held?.step == .accountHeld && held?.cause?.code == .accountBlocked)
            try api.spool.releaseAccount("default")
            _ = try api.spool.begin(id)
            try api.spool.failed(id, reason: Status(.platformBusy), retryAt: WallClock.now() + 60, countsAttempt: true)
            #expect(try await step(api, id) == .retry)
            try api.spool.hold(id, actor: "nobody")
            #expect(try await step(api, id) == .awaitPerson)
            try api.spool.cancel(id, actor: "nobody")
            #expect(try await step(api, id) == .nothing)
        }
    }
}
