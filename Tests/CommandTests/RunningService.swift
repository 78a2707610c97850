import Foundation
import Testing

/// The real daemon and a private cupsd in a folder of their own; the platform it is told of is away.
/// Ended by their process ids when the last user lets go.
final class RunningService {
    let folder: URL
    private let daemon = Process()

    var environment: [String: String] {
        [
            "CLICKPOST_SOCKET": folder.appendingPathComponent("d.sock").path,
            "CUPS_SERVER": folder.appendingPathComponent("cups/cups.sock").path,
            "CLICKPOST_PPD": folder.appendingPathComponent("ppd").path,
        ]
    }

    private static let top = RealProgram.corpus.deletingLastPathComponent().deletingLastPathComponent()

    init() throws {
        // Short: a socket's path has at most 107 bytes. Open: cupsd's programs run as lp.
        folder = URL(fileURLWithPath: "/tmp/cpc-\(UUID().uuidString.prefix(8))")
        let spool = folder.appendingPathComponent("spool")
        try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: spool.path)
        let settings = folder.appendingPathComponent("clickpost.toml")
        let group = try RealProgram.run(URL(fileURLWithPath: "/usr/bin/id"), ["-gn"]).output
            .trimmingCharacters(in: .newlines)
        try """
        [platform]
        url = "https://127.0.0.1:9"
        [spool]
        directory = "\(spool.path)"
        reserve = "1 MiB"
        [local]
        socket = "\(environment["CLICKPOST_SOCKET"] ?? "")"
        [cups]
        server = "\(environment["CUPS_SERVER"] ?? "")"
        [access]
        administrators-group = "\(group)"
        [windows]
        own = ["my-c5=100,42,195,85/92,36,205,92", "far-away=10,200,90,240"]
        [tariff]
        letters = ["prior 6 1.85"]
        """.write(to: settings, atomically: true, encoding: .utf8)
        _ = try script("ppd/build", [folder.appendingPathComponent("ppd").path])
        daemon.executableURL = RealProgram.programs.appendingPathComponent("clickpostd")
        daemon.arguments = ["--config", settings.path]
        daemon.standardInput = FileHandle.nullDevice
        try Data().write(to: log)
        daemon.standardOutput = try FileHandle(forWritingTo: log)
        daemon.standardError = try FileHandle(forWritingTo: log)
        try daemon.run()
        let cups = try script("cups/private-cupsd", ["start", folder.appendingPathComponent("cups").path])
        try #require(cups.status == 0, "\(cups.errors)")
        let end = Date.now.addingTimeInterval(20)
        while try clickpost(["status"]).status == 69 {
            try #require(daemon.isRunning && Date.now < end, "\(daemonWords)")
            usleep(20_000)
        }
    }

    deinit {
        _ = try? script("cups/private-cupsd", ["stop", folder.appendingPathComponent("cups").path])
        if daemon.isRunning {
            daemon.terminate()
            daemon.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }

    func clickpost(_ arguments: [String], input: String = "", _ changes: [String: String] = [:]) throws
        -> RealProgram.Result
    {
        try RealProgram.clickpost(
            arguments, input: Data(input.utf8), environment: environment.merging(changes) { $1 })
    }

    private func script(_ path: String, _ arguments: [String]) throws -> RealProgram.Result {
        try RealProgram.run(
            Self.top.appendingPathComponent(path), arguments,
            environment: [
                "CLICKPOST_PROGRAMS": RealProgram.programs.path,
                "CLICKPOST_SOCKET": environment["CLICKPOST_SOCKET"] ?? "",
            ])
    }

    private var log: URL { folder.appendingPathComponent("daemon.log") }

    private var daemonWords: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }
}
