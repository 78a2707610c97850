import Documents
import Foundation
import Letters
import TestSupport
import Testing

/// The pool against a program in the worker's place that breaks every rule.
@Suite struct HostileWorkerTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Where time is not what ends it, a busy machine's does not.
    private static let patient = WorkerLimits(wallSeconds: 60, stallSeconds: 20)

    private func read(
        _ order: String, text: TextPages = .none, limits: WorkerLimits = patient
    ) throws -> Result<DocumentFacts, Status> {
        let document = try FileHandle(forReadingFrom: folder.file(order, Data("\(order)\n".utf8)))
        let pool = WorkerPool(worker: TestFiles.program("hostile-worker"), limits: limits)
        let request = ReadingRequest(region: Box(x0: 100, y0: 42, x1: 195, y1: 85), textPages: text)
        return Result { () throws(Status) in try pool.read(descriptor: document.fileDescriptor, request: request) }
    }

    private func code(_ result: Result<DocumentFacts, Status>) -> StatusCode? {
        if case .failure(let status) = result { status.code } else { nil }
    }

    @Test(arguments: [
        "crash", "crash-after-end", "exit", "silent", "no-end", "garbage", "huge", "not-finite", "ink", "twice",
        "fewer",
        "unasked", "after-end", "unknown",
    ])
    func isNotBelieved(order: String) throws {
        #expect(code(try read(order)) == .documentUnreadable)
    }

    @Test(arguments: ["many-characters", "bad-text"])
    func isNotBelievedWithText(order: String) throws {
        #expect(code(try read(order, text: .all)) == .documentUnreadable)
    }

    @Test(arguments: ["hang", "flood", "hang-after-end"])
    func isEndedInTime(order: String) throws {
        let clock = ContinuousClock()
        var result: Result<DocumentFacts, Status>?
        let took = try clock.measure {
            result = try read(order, limits: WorkerLimits(wallSeconds: 3, stallSeconds: 1))
        }
        #expect(result.flatMap(code) == .documentTimeout)
        #expect(took < .seconds(6))
        #expect(try TestFiles.processes(with: "hostile-worker\0read").isEmpty || took < .seconds(6))
    }

    /// Of several workers on one document each is held to its own pages.
    @Test(arguments: ["crash", "silent", "no-end", "garbage", "twice", "fewer", "unasked", "after-end"])
    func oneOfSeveralIsNotBelieved(order: String) throws {
        let document = try FileHandle(forReadingFrom: folder.file(order, Data("\(order)\n".utf8)))
        let pool = WorkerPool(
            worker: TestFiles.program("hostile-worker"), limits: Self.patient, parallel: 2)
        let request = ReadingRequest(region: Box(x0: 100, y0: 42, x1: 195, y1: 85), textPages: .none)
        let result = Result { () throws(Status) in
            try pool.read(descriptor: document.fileDescriptor, request: request)
        }
        #expect(code(result) == .documentUnreadable)
    }

    @Test func cancelEndsIt() throws {
        let document = try FileHandle(forReadingFrom: folder.file("hang", Data("hang\n".utf8)))
        let pipe = Pipe()
        let pool = WorkerPool(
            worker: TestFiles.program("hostile-worker"), limits: .standard,
            cancel: pipe.fileHandleForReading.fileDescriptor)
        try pipe.fileHandleForWriting.write(contentsOf: Data([1]))
        let request = ReadingRequest(region: Box(x0: 0, y0: 0, x1: 1, y1: 1), textPages: .none)
        #expect(throws: Status(.jobCancelled)) {
            try pool.read(descriptor: document.fileDescriptor, request: request)
        }
    }

    @Test func aMissingWorkerIsSaid() throws {
        let document = try FileHandle(forReadingFrom: folder.file("silent", Data("silent\n".utf8)))
        let request = ReadingRequest(region: Box(x0: 0, y0: 0, x1: 1, y1: 1), textPages: .none)
        let pool = WorkerPool(worker: "/nonexistent/clickpost-worker")
        let failure = Result { () throws(Status) in
            try pool.read(descriptor: document.fileDescriptor, request: request)
        }
        #expect(code(failure) == .workerUnavailable)
    }
}

/// What a program can do inside the confinement, beside what the same program can do outside it.
@Suite struct ConfinementTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ order: String) throws -> (status: Int32, results: [String: String]) {
        let document = try FileHandle(forReadingFrom: folder.file(order, Data("\(order)\n".utf8)))
        let (status, output) = try TestFiles.run(TestFiles.program("hostile-worker"), input: document)
        var results: [String: String] = [:]
        for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
            results[parts[0]] = parts.count > 1 ? parts[1] : ""
        }
        return (status, results)
    }

    @Test func deniesWhatIsPossibleOutside() throws {
        let free = try run("attempts-free").results
        let confined = try run("attempts-confined").results
        let (refused, denied) = ("\(EPERM)", "\(EACCES)")
        let expected = [
            "open-passwd": denied, "open-own-memory": denied, "list-root": denied, "create": refused,
            "write-null": refused, "socket": refused, "unix-socket": refused, "signal-parent": refused,
            "make-code": refused, "set-limit": refused, "second-process": refused,
        ]
        for (name, number) in expected {
            #expect(free[name] == "done", "\(name) must be possible outside, or the test shows nothing")
            #expect(confined[name] == number, "\(name)")
        }
        #expect(confined["open-fonts"] == "done")
        // The helper's own creation outside.
        for file in try FileManager.default.contentsOfDirectory(atPath: "/tmp")
        where file.hasPrefix("clickpost-hostile-") {
            try FileManager.default.removeItem(atPath: "/tmp/\(file)")
        }
    }

    @Test func executingEndsTheProcess() throws {
        let (status, results) = try run("execute-confined")
        #expect(status == SIGSYS || status == 128 + SIGSYS)
        #expect(results.isEmpty)
    }
}
