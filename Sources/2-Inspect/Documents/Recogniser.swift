import Glibc
public import Letters

/// Tesseract, started through a worker of its own kind that confines itself and then becomes the program. Calls block; several threads may
/// call at once.
public struct Recogniser: Sendable {
    public static let standardProgram = "/usr/bin/tesseract"
    /// Tesseract's names for the languages of Belgium's letters. Without one of them its accents are misread with confidence.
    public static let languages = ["fra", "nld", "deu", "eng"]
    /// Where Debian keeps them, by Tesseract's version.
    private static let folders = ["/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata"]

    private let pool: WorkerPool
    private let program: String
    private let limits: RecogniserLimits

    /// nil where the program or one of its languages is not installed.
    public init?(pool: WorkerPool, program: String = standardProgram, limits: RecogniserLimits = .standard) {
        let isComplete = Self.folders.contains { folder in
            Self.languages.allSatisfy { access("\(folder)/\($0).traineddata", R_OK) == 0 }
        }
        guard isComplete, access(program, X_OK) == 0 else { return nil }
        self.pool = pool
        self.program = program
        self.limits = limits
    }

    /// As an administrator names it (`CLICKPOST_TESSERACT`): a path, `off`, or nothing for the standard one.
    public init?(pool: WorkerPool, named setting: String?) {
        guard setting != "off" else { return nil }
        self.init(pool: pool, program: setting.flatMap { $0.isEmpty ? nil : $0 } ?? Self.standardProgram)
    }

    /// The words of a picture in reading order; empty where none were found.
    /// - Parameter picture: a regular file, read from its beginning; it stays open, and is one call's at a time.
    /// - Parameter dotsPerInch: of the picture.
    /// - Parameter languages: of `Recogniser.languages`; of several the likeliest counts, word by word.
    /// - Throws: `document.timeout`; `document.unreadable` where there was no answer, or none that can be believed; `job.cancelled`;
    ///   `worker.unavailable`.
    public func words(
        of picture: Int32, dotsPerInch: Int, languages: [String] = languages
    ) throws(Status) -> [RecognisedWord] {
        guard lseek(picture, 0, SEEK_SET) == 0 else { throw Status(.documentUnreadable, [.detail: "picture"]) }
        let deadline = Deadline(seconds: limits.wallSeconds)
        let command = WorkerCommand.recognise(
            program: program,
            // One block of lines, as a table of words.
            arguments: [
                "stdin", "stdout", "-l", languages.joined(separator: "+"), "--psm", "6", "--dpi", "\(dotsPerInch)",
                "tsv",
            ])
        var process = try WorkerProcess(
            program: pool.worker, arguments: command.arguments(limits: workerLimits),
            // More threads would be more processes than it may have.
            environment: RunningWorker.environment(pool.limits) + ["OMP_THREAD_LIMIT=1"], document: picture,
            output: nil)
        let answer = try answer(of: process.reply, deadline)
        guard let status = process.finish(deadline: deadline) else { throw timeout }
        guard status == 0, let words = RecognisedWord.words(ofTable: answer) else {
            let signal = status & 0x7f
            throw Status(
                .documentUnreadable,
                [
                    .detail: signal == 0
                        ? "text recognition, exit \(status >> 8 & 0xff)" : "text recognition, signal \(signal)"
                ])
        }
        return words
    }

    private var workerLimits: WorkerLimits {
        var worker = pool.limits
        worker.cpuSeconds = limits.cpuSeconds
        worker.memoryBytes = limits.memoryBytes
        return worker
    }

    private var timeout: Status { Status(.documentTimeout, [.seconds: "\(Int(limits.wallSeconds.rounded(.up)))"]) }

    /// Everything up to the end of the stream.
    private func answer(of descriptor: Int32, _ deadline: Deadline) throws(Status) -> [UInt8] {
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            var entries = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pool.cancel ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&entries, 2, deadline.milliseconds)
            guard !deadline.passed else { throw timeout }
            if ready < 0, errno != EINTR { throw Status(.documentUnreadable, [.detail: "poll"]) }
            guard ready > 0 else { continue }
            if entries[1].revents != 0 { throw Status(.jobCancelled) }
            let count = read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0, answer.count + count <= limits.answerBytes else {
                throw Status(.documentUnreadable, [.detail: "text recognition, reply"])
            }
            if count == 0 { return answer }
            answer += piece[..<count]
        }
    }
}

/// What recognising one picture may use. A window takes half a second of a processor.
public struct RecogniserLimits: Equatable, Sendable {
    /// From start to end, seconds.
    public var wallSeconds: Double
    public var cpuSeconds: Int
    /// Private memory, bytes.
    public var memoryBytes: Int64
    public var answerBytes: Int

    public init(
        wallSeconds: Double = 120, cpuSeconds: Int = 20, memoryBytes: Int64 = 512 << 20, answerBytes: Int = 1 << 20
    ) {
        self.wallSeconds = wallSeconds
        self.cpuSeconds = cpuSeconds
        self.memoryBytes = memoryBytes
        self.answerBytes = answerBytes
    }

    public static let standard = RecogniserLimits()
}
