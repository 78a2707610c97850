import Foundation
import Letters
import Testing

@testable import Printing

/// Queues and jobs on a private cupsd.
@Suite(.serialized) struct QueueTests {
    /// A cupsd in a folder, ended with its last use.
    final class Server {
        let folder: Folder
        let socket: String
        let description: String

        /// - Parameter policy: whether the server has the policy `authenticated`.
        init(policy: Bool = true) throws {
            folder = try Folder()
            description = "\(folder.path)/ppd"
            try Tool.run("\(Tool.root)/ppd/build", description)
            let directory = "\(folder.path)/c"
            var environment = ProcessInfo.processInfo.environment
            environment["CLICKPOST_PROGRAMS"] = Tool.programs
            environment["CLICKPOST_SOCKET"] = "\(folder.path)/nobody.sock"
            environment["CLICKPOST_WAIT"] = "600"
            if !policy { environment["CLICKPOST_POLICIES"] = "default" }
            let answer = try Tool.start(
                "\(Tool.root)/cups/private-cupsd", ["start", directory], environment: environment)
            socket = "\(directory)/cups.sock"
            guard answer.status == 0, answer.output == socket + "\n" else { throw Tool.Failed(words: answer.error) }
        }

        deinit { _ = try? Tool.run("\(Tool.root)/cups/private-cupsd", "stop", "\(folder.path)/c") }

        func client(_ program: String, _ arguments: String...) throws -> Tool.Answer {
            try Tool.start("/usr/bin/env", ["CUPS_SERVER=\(socket)", program] + arguments)
        }
    }

    @Test func addsUpdatesListsAndRemoves() throws {
        let server = try Server()
        #expect(try PrinterQueues.list(server: server.socket) == [])
        try PrinterQueues.add(name: "post", ppd: server.description, server: server.socket)
        try PrinterQueues.add(name: "trial", sandbox: true, ppd: server.description, server: server.socket)
        let queues = try PrinterQueues.list(server: server.socket)
        #expect(queues.map(\.name) == ["post", "trial"])
        #expect(queues.map(\.sandbox) == [false, true])
        #expect(queues.map(\.info) == ["Click & Post", "Click & Post SANDBOX"])
        #expect(queues.flatMap(\.faults) == [])

        let options = try server.client("lpoptions", "-p", "post").output
        #expect(options.contains("job-sheets=none,none"))
        #expect(options.contains("printer-is-shared=false"))
        #expect(options.contains("printer-is-accepting-jobs=true"))
        #expect(try server.client("lpstat", "-p", "post").output.contains("idle"))

        // What someone has set otherwise is told, and mended by update.
        _ = try server.client("lpadmin", "-p", "post", "-o", "printer-error-policy=retry-job")
        let fault = try #require(try PrinterQueues.list(server: server.socket).first?.faults.first)
        #expect(fault.code == .queueSetting && fault.values[.setting] == "printer-error-policy")
        try PrinterQueues.update(name: "post", ppd: server.description, server: server.socket)
        #expect(try PrinterQueues.list(server: server.socket).flatMap(\.faults) == [])

        try PrinterQueues.remove(name: "trial", server: server.socket)
        #expect(try PrinterQueues.list(server: server.socket).map(\.name) == ["post"])
        #expect(throws: Status(.queueUnknown, [.queue: "trial"])) {
            try PrinterQueues.remove(name: "trial", server: server.socket)
        }
    }

    @Test func withoutThePolicyThereIsNoQueue() throws {
        let server = try Server(policy: false)
        #expect(throws: Status(.printerPolicy, [.queue: "post", .value: "authenticated"])) {
            try PrinterQueues.add(name: "post", ppd: server.description, server: server.socket)
        }
        #expect(try PrinterQueues.list(server: server.socket) == [])
    }

    @Test(arguments: ["", "a b", "a/b", "a#b", "-x", "é"]) func namesCupsWouldNotTake(name: String) throws {
        #expect(throws: Status.self) { try PrinterQueues.add(name: name, server: "/nonexistent.sock") }
    }

    @Test func anAbsentServerIsSaid() {
        #expect(throws: Status.self) { try CupsJobs(server: "/nonexistent.sock").job(1) }
        #expect(throws: Status.self) { try PrinterQueues.list(server: "/nonexistent.sock") }
    }

    /// cupsd's word: the uuid the backend sees, the user the socket's credentials tell, and states as they change.
    @Test func tellsOfJobs() throws {
        let server = try Server()
        try PrinterQueues.add(name: "post", ppd: server.description, server: server.socket)
        let letter = "\(server.folder.path)/letter.pdf"
        try server.folder.write("letter.pdf", "%PDF-1.7 no letter")
        let user = try Tool.run("/usr/bin/id", "-un").output.split(separator: "\n").joined()
        #expect(try server.client("lp", "-H", "hold", "-d", "post", "-o", "page-ranges=1", letter).status == 0)
        let jobs = CupsJobs(server: server.socket)
        let job = try #require(try jobs.job(1, printer: "post", as: user))
        #expect(job.user == user)
        #expect(job.state == .held)
        #expect(job.printer == "post")
        #expect(JobTicket.isUUID(job.uuid))
        // Asked in another's name cupsd keeps the user private, so that a false claim can't be confirmed.
        #expect(try jobs.job(1, as: "no-such-user")?.user == nil)
        #expect(try jobs.job(1, printer: "other") == nil)
        #expect(try jobs.job(2) == nil)
        #expect(try server.client("cancel", "post-1").status == 0)
        #expect(try jobs.job(1)?.state == .cancelled)
    }
}
