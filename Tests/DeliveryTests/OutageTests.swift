import Digests
import Foundation
import Letters
import Platform
import Testing

@testable import Delivery
@testable import Spool

/// How many letters; the ten thousand by CLICKPOST_OUTAGE_JOBS=10000, quickest with TMPDIR in memory: each is some ten transactions.
private let total = Int(ProcessInfo.processInfo.environment["CLICKPOST_OUTAGE_JOBS"] ?? "") ?? 500

/// Five days without a platform: in simulated time, through a real queue.
@Suite(.timeLimit(.minutes(total > 1000 ? 60 : 5))) struct OutageTests {
    /// `total` submissions, accepted in five lots, a day apart. One user in five days prints a single letter, one prints most of them; one
    /// submission in twenty is large, and every other one does not depend on the cut-off.
    private func fill(_ simulation: Simulation, lot: Int) throws -> [String] {
        let spool = simulation.spool
        let count = total / 5
        var ids: [String] = []
        var sidecars: [Sidecar] = []
        for index in 0..<count {
            let number = lot * count + index
            let isLarge = number % 20 == 0
            let bytes = Array("document \(number)".utf8) + [UInt8](repeating: 0, count: isLarge ? 300 : 0)
            let user = lot == 2 && index == count / 2 + 1 ? "zoe" : ["an", "an", "an", "bea", "an", "dirk"][number % 6]
            let letter = Letter(
                number: 1, document: 1, pages: [1], sheets: 1, envelope: .us,
                address: PostalAddress(lines: ["Jan Peeters", "Nieuwstraat 1", "1000 Brussel"], postcode: "1000"),
                addressBox: nil, expected: nil)
            var options = Options()
            options.franking = number % 2 == 0 ? .economy : .prior
            let summary = DocumentSummary(
                name: "document 1", pages: 1, size: Int64(bytes.count), sha256: SHA256Digest.hex(bytes))
            let uuid = UUID().uuidString.lowercased()
            let sidecar = Sidecar(
                submission: SubmissionIdentity.derive(installation: spool.installation, job: uuid, sendAgain: 0),
                sendAgain: 0, account: "default", sandbox: true, accepted: simulation.time.now,
                handOver: HandOver(
                    job: JobIdentity(id: number, uuid: uuid, printer: "post", user: user, title: "Letter"),
                    language: .fr,
                    verdict: Verdict(documents: [summary], options: options, letters: [letter], findings: [])))
            let path = spool.folders.document(submission: sidecar.submission, number: 1, sha256: summary.sha256)
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: path))
            sidecars.append(sidecar)
            ids.append(sidecar.submission)
        }
        // As accepting does it, but for the syncs of each.
        let lot = sidecars
        try spool.write { database in
            for sidecar in lot {
                try sidecar.insert(database)
                try spool.change(database, sidecar.submission, .received(held: false), reason: nil, actor: nil)
            }
        }
        return ids
    }

    @Test func fiveDaysAwayAndEachLetterArrivesOnce() async throws {
        let simulation = try Simulation {
            $0.smallSize = 200
            $0.idle = 300
        }
        let (start, platform) = (ContinuousClock.now, simulation.platform)
        // Thursday, 26 November 2026, 11:00 in Belgium: five days later is the Tuesday after, an hour before the cut-off.
        simulation.time.advance(1_795_687_200 - simulation.time.now)
        await platform.setOutage(PlatformFailure(.platformAway, Status(.platformUnreachable)))
        let day = 86_400.0
        var ids: [String] = []
        for lot in 0..<5 {
            ids += try fill(simulation, lot: lot)
            // The platform is back a quarter of an hour early, and found within one probe's pause, or the first lot would be held for its age.
            try await simulation.run(for: lot == 4 ? day - 900 : day)
        }
        let requests = await platform.calls.count
        #expect(Double(requests) < 5 * day / 60, "under one request a minute")
        #expect(simulation.spool.alarms.current.map(\.code).contains(.submissionWaiting))
        #expect(try simulation.spool.counts() == [.queued: ids.count])

        await platform.setOutage(nil)
        try await simulation.run(for: 600)
        let order = await platform.manifests.map(\.id)
        #expect(order.count == ids.count && Set(order) == Set(ids), "each once")
        #expect(try simulation.spool.counts() == [.committed: ids.count])
        #expect(try ids.allSatisfy { try simulation.spool.submission($0).attempts == 0 }, "an outage uses up nothing")

        let known = try Dictionary(uniqueKeysWithValues: ids.map { ($0, try simulation.spool.submission($0)) })
        let sent = order.compactMap { known[$0] }
        let urgent = sent.map { $0.options.franking == .prior }
        let large = sent.map { $0.bytes > 200 }
        // Before noon: in each lane everything the cut-off decides about goes before what it does not.
        for lane in [true, false] {
            let own = zip(urgent, large).filter { $0.1 == lane }.map(\.0)
            #expect(own == own.sorted { $0 && !$1 }, "large: \(lane)")
        }
        // While small ones wait, at most one in four is large.
        let lastSmall = large.lastIndex(of: false) ?? 0
        let largeBefore = large[..<lastSmall].count { $0 }
        #expect(largeBefore <= lastSmall / 4 + 4)
        // A single letter of zoe's, printed on the third day, does not wait behind hundreds of an's in its lane.
        let zoe = sent.firstIndex { $0.job.user == "zoe" } ?? .max
        let before = sent.indices.prefix { $0 < zoe }.count { large[$0] == large[zoe] && urgent[$0] == urgent[zoe] }
        #expect(before < 8)

        let taken = ContinuousClock.now - start
        print(
            "outage: \(ids.count) submissions, 5 days; \(requests) requests to the dead platform,",
            "\(order.count) arrived, \(order.count - Set(order).count) twice;",
            "\(largeBefore) of \(lastSmall) before the last small one were large; zoe's was number \(zoe + 1); \(taken)"
        )
    }
}
