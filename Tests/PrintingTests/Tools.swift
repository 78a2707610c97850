import Foundation

/// Programs and folders for tests with real processes.
enum Tool {
    struct Answer {
        var status: Int32
        var output: String
        var error: String
    }

    struct Failed: Error { var words: String }

    /// The top of the package, told by this file's own place.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")

    /// Where the build put the programs: beside the tests' own binary.
    static var programs: String {
        var folder = Bundle.main.bundleURL
        for candidate in [folder, URL(filePath: "\(root)/.build/debug")]
        where FileManager.default.fileExists(atPath: candidate.appending(path: "clickpost-filter").path) {
            folder = candidate
            break
        }
        return folder.path
    }

    /// Runs a program to its end.
    /// - Throws: where it ends with another status than 0.
    @discardableResult static func run(_ program: String, _ arguments: String...) throws -> Answer {
        let answer = try start(program, arguments)
        guard answer.status == 0 else {
            throw Failed(words: "\(program): \(answer.status) \(answer.output) \(answer.error)")
        }
        return answer
    }

    /// Dispatch's threads block signals, and a child inherits that: a cupsd started so would not hear SIGTERM.
    private static func withoutBlockedSignals(_ body: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }

    static func start(
        _ program: String, _ arguments: [String], input: Data = Data(), environment: [String: String]? = nil,
        meanwhile: (Process) throws -> Void = { _ in }
    ) throws -> Answer {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        if let environment { process.environment = environment }
        let folder = try Folder()
        try input.write(to: URL(filePath: "\(folder.path)/in"))
        for name in ["out", "err"] { try Data().write(to: URL(filePath: "\(folder.path)/\(name)")) }
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(folder.path)/in"))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/out"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/err"))
        try withoutBlockedSignals { try process.run() }
        try meanwhile(process)
        process.waitUntilExit()
        return Answer(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: try folder.data("out"), as: UTF8.self),
            error: String(decoding: try folder.data("err"), as: UTF8.self))
    }
}

/// A folder of its own, gone with its last use.
final class Folder {
    let path: String

    init() throws {
        // Short, for sockets; open to lp.
        path = "/tmp/cp-\(UInt32.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func data(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(path)/\(name)")) }

    func read(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }
}
