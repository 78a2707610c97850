import Documents
import Foundation
import Letters
import TestSupport
import Testing

private enum Tesseract {
    static let isInstalled = Recogniser(pool: WorkerPool(worker: TestFiles.program("clickpost-worker"))) != nil
}

/// The recogniser against a program in Tesseract's place that breaks every rule.
@Suite(.enabled(if: Tesseract.isInstalled, "tesseract-ocr and its four languages are not installed"))
struct HostileRecogniserTests {
    private let folder: TemporaryFolder

    private let program: String

    /// The program is compiled here: one of the package's own would need Swift's libraries, which its confinement hides.
    init() throws {
        folder = try TemporaryFolder()
        program = folder.url.appendingPathComponent("hostile-recogniser").path
        let source = TestFiles.package.appendingPathComponent("Tests/HostileRecogniser/main.c").path
        let compiled = try TestFiles.run("gcc", "-Wall", "-Wextra", "-Werror", "-o", program, source)
        try #require(compiled.status == 0)
    }

    private func words(
        _ order: String, limits: RecogniserLimits = .standard, cancel: Int32? = nil
    ) throws -> Result<[RecognisedWord], Status> {
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"), cancel: cancel)
        let recogniser = try #require(
            Recogniser(pool: pool, program: program, limits: limits))
        let picture = try FileHandle(forReadingFrom: folder.file(order, Data("\(order)\n".utf8)))
        return Result { () throws(Status) in
            try recogniser.words(of: picture.fileDescriptor, dotsPerInch: 300)
        }
    }

    private func code(_ result: Result<[RecognisedWord], Status>) -> StatusCode? {
        if case .failure(let status) = result { status.code } else { nil }
    }

    @Test(arguments: [
        "killed", "memory", "garbage", "silent", "fails", "columns", "places", "confidence", "many", "flood",
    ])
    func isNotBelieved(order: String) throws {
        #expect(code(try words(order)) == .documentUnreadable)
    }

    /// Its processor time is over, and the kernel ends it.
    @Test func oneThatNeverEndsIsEnded() throws {
        #expect(code(try words("spin", limits: RecogniserLimits(cpuSeconds: 1))) == .documentUnreadable)
    }

    @Test func oneThatHangsIsKilledInTime() throws {
        var result: Result<[RecognisedWord], Status>?
        let took = try ContinuousClock().measure {
            result = try words("hang", limits: RecogniserLimits(wallSeconds: 2))
        }
        #expect(result.flatMap(code) == .documentTimeout)
        #expect(took >= .seconds(2) && took < .seconds(30))
        #expect(try TestFiles.processes(with: program).isEmpty)
    }

    @Test func cancelEndsIt() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data([1]))
        #expect(code(try words("hang", cancel: pipe.fileHandleForReading.fileDescriptor)) == .jobCancelled)
    }

    /// What it can do inside its confinement: read its own files, and answer.
    @Test func isConfined() throws {
        let results = try words("attempts").get().map(\.text)
        let (refused, denied) = (EPERM, EACCES)
        #expect(
            results == [
                "open-passwd=\(denied)", "open-fonts=\(denied)", "list-root=\(denied)", "create=\(refused)",
                "write-picture=\(EBADF)", "socket=\(refused)", "unix-socket=\(refused)", "signal-parent=\(refused)",
                "second-process=\(refused)", "make-code=\(refused)", "turn-into-code=\(refused)", "execute=\(refused)",
                "languages=0",
            ])
    }

    @Test func nothingOfTheCallersEnvironmentReachesIt() throws {
        setenv("CLICKPOST_SECRET", "1", 1)
        let names = try words("environment").get().map { String($0.text.prefix { $0 != "=" }) }
        #expect(Set(names).isSubset(of: ["LANG", "SWIFT_BACKTRACE", "OMP_THREAD_LIMIT"]), "\(names)")
    }

    @Test func oneThatIsMissingIsNone() throws {
        let pool = WorkerPool(worker: TestFiles.program("clickpost-worker"))
        #expect(Recogniser(pool: pool, program: "/nonexistent/tesseract") == nil)
        #expect(Recogniser(pool: pool, named: "off") == nil)
        #expect(Recogniser(pool: pool, named: "") != nil)
    }

    /// Tesseract itself, on pictures that are made to break it: it says nothing, or ends.
    @Test(arguments: [
        // Sizes no memory holds, no pixels, no picture.
        "P5\n60000 60000\n255\n", "P5\n2000000000 2000000000\n255\n", "P5\n-1 -1\n255\n", "P4\n99999999 99999999\n",
        "P5\n100 100\n65535\nabc", "", "\u{89}PNG\r\n\u{1a}\n", "II*\0",
    ])
    func tesseractIsHarmless(picture: String) throws {
        let recogniser = try #require(Recogniser(pool: WorkerPool(worker: TestFiles.program("clickpost-worker"))))
        let file = try FileHandle(
            forReadingFrom: folder.file("picture", Data(picture.unicodeScalars.map { UInt8($0.value) })))
        let result = Result { () throws(Status) in
            try recogniser.words(of: file.fileDescriptor, dotsPerInch: 300)
        }
        switch result {
        case .success(let words): #expect(words.isEmpty)
        case .failure(let status): #expect(status.code == .documentUnreadable)
        }
    }
}

/// A drawn picture is what was asked for, or none.
@Suite struct DrawnPictureTests {
    private static let request = PictureRequest(page: 1, region: Box(x0: 0, y0: 0, x1: 3, y1: 2), density: 1)

    private func drawn(_ bytes: [UInt8]) -> Result<DrawnPicture, Status> {
        Result { () throws(Status) in
            try DrawnPicture(Self.request) { _ = write($0, bytes, bytes.count) }
        }
    }

    @Test func nobodyChangesItAnyMore() throws {
        let picture = try drawn(Self.request.header + [0, 1, 2, 3, 4, 5]).get()
        #expect(picture.pixels() == [0, 1, 2, 3, 4, 5])
        #expect(pwrite(picture.descriptor, [9], 1, 0) == -1)
        #expect(ftruncate(picture.descriptor, 0) == -1)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(picture.descriptor)").hasPrefix(
                "/memfd:"))
    }

    @Test(arguments: [
        [], request.header, request.header + [0, 1, 2, 3, 4], request.header + [0, 1, 2, 3, 4, 5, 6],
        Array("P5\n2 3\n255\n".utf8) + [0, 1, 2, 3, 4, 5], Array("P6\n1 2\n255\n".utf8) + [0, 1, 2, 3, 4, 5],
    ])
    func isOfTheSizeThatWasAskedFor(bytes: [UInt8]) {
        if case .failure(let status) = drawn(bytes) {
            #expect(status.code == .documentUnreadable)
        } else {
            Issue.record("believed")
        }
    }
}
