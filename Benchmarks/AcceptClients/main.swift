import Digests
import Foundation
import Letters
import Logging
import Spool
import Synchronization

/// Accepts jobs of one 20 kB document from several clients at once, as the daemon does: staged, handed over, answered when durable.
/// Prints a JSON object. usage: accept-clients FOLDER CLIENTS JOBS
let arguments = CommandLine.arguments
guard arguments.count == 4, let clients = Int(arguments[2]), let jobs = Int(arguments[3]), clients > 0, jobs > 0 else {
    print("usage: accept-clients FOLDER CLIENTS JOBS")
    exit(64)
}

let spool = try Spool.open(
    SpoolConfiguration(directory: arguments[1], reserve: 0),
    log: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
let document = (0..<20_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
let sha256 = SHA256Digest.hex(document)

/// A letter of one page.
@Sendable func handOver(_ number: Int) -> HandOver {
    let letter = Letter(
        number: 1, document: 1, pages: [1], sheets: 1, envelope: .us,
        address: PostalAddress(
            lines: ["Jan Peeters", "Nieuwstraat 1", "1000 Brussel"], postcode: "1000", country: "BE"),
        addressBox: nil, expected: nil)
    return HandOver(
        job: JobIdentity(
            id: number, uuid: UUID().uuidString.lowercased(), printer: "post", user: "anna", title: "Letter"),
        language: .nl,
        verdict: Verdict(
            documents: [DocumentSummary(name: "letter", pages: 1, size: 20_000, sha256: sha256)], options: Options(),
            letters: [letter], findings: []))
}

let next = Mutex(0)
let failures = Mutex<[String]>([])
let group = DispatchGroup()
let start = ContinuousClock.now
for _ in 0..<clients {
    group.enter()
    Thread {
        while true {
            let number = next.withLock { next in
                next += 1
                return next
            }
            guard number <= jobs else { break }
            let job = handOver(number)
            do {
                let staged = try spool.stage(job: job.job.uuid, number: 1, size: 20_000, sha256: sha256)
                try staged.write(document)
                try staged.finish()
                _ = try spool.accept(job, account: "bench", sandbox: true)
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        group.leave()
    }.start()
}
group.wait()
let time = ContinuousClock.now - start
let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
if let failure = failures.withLock({ $0.first }) {
    print(failure)
    exit(1)
}
print("{\"accepts\": \(jobs), \"seconds\": \(seconds)}")
