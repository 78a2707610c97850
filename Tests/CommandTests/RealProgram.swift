import Foundation

/// Runs the built `clickpost`, as a shell would.
struct RealProgram {
    /// Where the build put the programs: beside the test's own executable.
    static let programs = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Corpus")

    struct Result {
        var status: Int32
        var output: String
        var errors: String

        func json() throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
        }
    }

    static func document(_ name: String) -> String { corpus.appendingPathComponent(name).path }

    /// No variable of the person who runs the tests reaches the program but PATH.
    static func clickpost(
        _ arguments: [String], input: Data? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        try run(programs.appendingPathComponent("clickpost"), arguments, input: input, environment: environment)
    }

    static func run(
        _ program: URL, _ arguments: [String], input: Data? = nil, environment: [String: String] = [:]
    ) throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let inherited = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LANG": "en_GB.UTF-8"]
        process.environment = inherited.merging(environment) { $1 }
        // Files, not pipes: neither side can block the other.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("command-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let output = folder.appendingPathComponent("output")
        let errors = folder.appendingPathComponent("errors")
        let typed = folder.appendingPathComponent("input")
        try Data().write(to: output)
        try Data().write(to: errors)
        try (input ?? Data()).write(to: typed)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = try FileHandle(forReadingFrom: typed)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }
}
