import Contract
import Digests
import Foundation
import Letters
import Platform

/// A platform in memory that keeps the contract, and fails when told to; for sequences of time and faults only. What the driver and the
/// sandbox do over the wire is tested with them.
actor ScriptedPlatform: HybridMailPlatform {
    func forgetSession(account: String) {}

    enum Call: String, Hashable {
        case account, create, offset, send, commit, ask, cancel, events
    }

    struct Fault {
        var call: Call
        var failure: PlatformFailure
        /// The call takes effect, and only its answer is lost.
        var carriedOut = false
    }

    struct Upload {
        var size: Int64
        var sha256: String
        var bytes: [UInt8] = []
    }

    private(set) var calls: [Call] = []
    private(set) var keys: [String] = []
    private(set) var bytesReceived: Int64 = 0
    /// Bytes of each part that was sent, whatever came of it.
    private(set) var parts: [Int64] = []
    private var largestPart = Int64.max
    private(set) var uploads: [String: Upload] = [:]
    private var locations: [String: String] = [:]
    /// Every manifest that arrived by commit, in order.
    private(set) var manifests: [(id: String, bytes: [UInt8])] = []
    private(set) var committed: [String: SubmissionReport] = [:]
    private(set) var burnt: Set<String> = []
    private var events: [Event] = []
    private var faults: [Fault] = []
    private var outage: PlatformFailure?
    private var heldAccounts: [String: PlatformFailure] = [:]
    private var duringSend: (@Sendable () async -> Void)?
    private var duringCancel: (@Sendable () async -> Void)?
    private var offsets: [Int64] = []
    private var letterNumbers: [Int] = []
    private var cursorIsExpired = false
    private var isSandbox = true

    func count(_ call: Call) -> Int { calls.count { $0 == call } }
    func forget(calls: Void = ()) { self.calls = [] }
    func fail(_ call: Call, _ failure: PlatformFailure.Class, _ code: StatusCode, carriedOut: Bool = false) {
        faults.append(Fault(call: call, failure: PlatformFailure(failure, Status(code)), carriedOut: carriedOut))
    }
    func fail(_ call: Call, _ failure: PlatformFailure) { faults.append(Fault(call: call, failure: failure)) }
    func setOutage(_ failure: PlatformFailure?) { outage = failure }
    func hold(account: String, _ failure: PlatformFailure?) { heldAccounts[account] = failure }
    /// Someone on the way takes no larger requests.
    func limit(parts bytes: Int64) { largestPart = bytes }
    /// Runs once, in the middle of the next transfer.
    func atNextSend(_ body: @escaping @Sendable () async -> Void) { duringSend = body }
    /// Runs once, before the next cancel is answered.
    func atNextCancel(_ body: @escaping @Sendable () async -> Void) { duringCancel = body }
    /// The offsets that are answered next, whatever is true.
    func lie(offsets: [Int64]) { self.offsets = offsets }
    /// Its next commits are answered with letters of these numbers.
    func lie(letters numbers: [Int]) { letterNumbers = numbers }
    /// No fault that was asked for is left.
    func heal() { faults = [] }
    func lose(upload location: String) { uploads[location] = nil }
    func forgetSubmission(_ id: String) { committed[id] = nil }
    func setSandbox(_ value: Bool) { isSandbox = value }
    func expireCursors() { cursorIsExpired = true }

    func advance(_ id: String, _ state: PlatformSubmissionState, installation: String, number: String? = nil) {
        guard var report = committed[id] else { return }
        report.state = state
        for index in report.letters.indices {
            report.letters[index].state = LetterState(rawValue: state.rawValue) ?? .received
            report.letters[index].registeredNumber = number
        }
        committed[id] = report
        emit(report, installation: installation)
    }

    func emit(_ report: SubmissionReport, installation: String) {
        events.append(
            Event(cursor: String(events.count + 1), at: 0, installation: installation, submission: report))
    }

    func account(_ account: String) async throws(PlatformFailure) -> AccountOffer {
        try enter(.account, account)
        return AccountOffer(
            account: account, sandbox: isSandbox, frankings: [], backgrounds: [], annexes: [], cutOffs: [],
            holidays: [],
            credit: nil)
    }

    func createUpload(account: String, key: String, size: Int64, sha256: String, over line: UploadLine)
        async throws(PlatformFailure)
        -> String
    {
        let lost = try enter(.create, account)
        keys.append(key)
        let location = locations[key] ?? "https://platform/\(locations.count + 1)"
        if locations[key] == nil {
            locations[key] = location
            uploads[location] = Upload(size: size, sha256: sha256)
        }
        if let lost { throw lost }
        return location
    }

    func offset(account: String, upload: String) async throws(PlatformFailure) -> Int64 {
        try enter(.offset, account)
        guard let known = uploads[upload] else { throw PlatformFailure(.uploadGone, Status(.uploadGone)) }
        return offsets.isEmpty ? Int64(known.bytes.count) : offsets.removeFirst()
    }

    func send(
        account: String, upload: String, file: String, range: Range<Int64>, over _: UploadLine,
        progress: @escaping @Sendable (Int64) -> Void
    ) async throws(PlatformFailure) -> Int64 {
        let lost = try enter(.send, account)
        parts.append(range.upperBound - range.lowerBound)
        guard range.upperBound - range.lowerBound <= largestPart else {
            throw PlatformFailure(.partTooLarge, Status(.platformRefused))
        }
        guard let known = uploads[upload] else { throw PlatformFailure(.uploadGone, Status(.uploadGone)) }
        guard range.lowerBound == Int64(known.bytes.count) else {
            throw PlatformFailure(.askOffset, Status(.uploadOffset))
        }
        let bytes = [UInt8](FileManager.default.contents(atPath: file) ?? Data())[
            Int(range.lowerBound)..<Int(range.upperBound)]
        // A cut in the middle: what arrived is kept.
        let kept = lost == nil ? bytes : bytes.prefix(bytes.count / 2)
        uploads[upload]?.bytes += kept
        bytesReceived += Int64(kept.count)
        progress(Int64(kept.count))
        if let duringSend {
            self.duringSend = nil
            await duringSend()
        }
        if let lost { throw lost }
        return offsets.isEmpty ? Int64(uploads[upload]?.bytes.count ?? 0) : offsets.removeFirst()
    }

    func commit(account: String, submission: String, manifest: [UInt8]) async throws(PlatformFailure)
        -> SubmissionReport
    {
        let lost = try enter(.commit, account)
        manifests.append((submission, manifest))
        guard !burnt.contains(submission) else {
            throw PlatformFailure(.cancelledBefore, Status(.submissionCancelled))
        }
        guard let content = try? JSONDecoder().decode(Manifest.self, from: Data(manifest)) else {
            throw PlatformFailure(.submissionHeld, Status(.platformRefused))
        }
        if committed[submission] == nil {
            for document in content.documents {
                guard let upload = uploads[document.upload], SHA256Digest.hex(upload.bytes) == document.sha256 else {
                    throw PlatformFailure(.uploadGone, Status(.uploadGone))
                }
            }
            committed[submission] = SubmissionReport(
                id: submission, receipt: "receipt of \(submission)", state: .received, received: 0,
                letters: content.letters.map {
                    LetterReport(
                        number: $0.number, id: "\(submission).\($0.number)", state: .received, posted: nil,
                        registeredNumber: nil, trackingLink: nil)
                })
        }
        if let lost { throw lost }
        guard var report = committed[submission] else { throw PlatformFailure(.unknown, Status(.platformAnswer)) }
        if let letter = report.letters.first, !letterNumbers.isEmpty {
            report.letters = letterNumbers.map { number in
                var other = letter
                other.number = number
                return other
            }
        }
        return report
    }

    func ask(account: String, submission: String) async throws(PlatformFailure) -> PlatformKnowledge {
        try enter(.ask, account)
        return committed[submission].map { .known($0) } ?? .neverCommitted
    }

    func cancel(account: String, submission: String) async throws(PlatformFailure) -> PlatformCancelAnswer {
        let lost = try enter(.cancel, account)
        if let report = committed[submission], report.state == .inProduction || report.state == .posted {
            return .tooLate
        }
        if let duringCancel {
            self.duringCancel = nil
            await duringCancel()
        }
        burnt.insert(submission)
        committed[submission]?.state = .cancelled
        if let lost { throw lost }
        return .cancelled
    }

    func events(account: String, after cursor: String?, wait: Int) async throws(PlatformFailure) -> EventPage {
        try enter(.events, account)
        if cursorIsExpired, cursor != nil {
            throw PlatformFailure(.cursorExpired, Status(.platformRefused))
        }
        let from = Int(cursor ?? "0") ?? 0
        return EventPage(events: Array(events.dropFirst(from)), cursor: String(max(events.count, from)))
    }

    func receipt(account: String, letter: String) async throws(PlatformFailure) -> LetterReceipt {
        throw PlatformFailure(.temporary, Status(.platformBusy))
    }

    func document(account: String, submission: String, number: Int, into descriptor: Int32)
        async throws(PlatformFailure)
    {
        throw PlatformFailure(.temporary, Status(.platformBusy))
    }

    /// Throws the next fault of this call; gives one whose effect is wanted first.
    @discardableResult
    private func enter(_ call: Call, _ account: String) throws(PlatformFailure) -> PlatformFailure? {
        calls.append(call)
        if let outage { throw outage }
        if let held = heldAccounts[account] { throw held }
        guard let index = faults.firstIndex(where: { $0.call == call }) else { return nil }
        let fault = faults.remove(at: index)
        guard fault.carriedOut else { throw fault.failure }
        return fault.failure
    }
}
