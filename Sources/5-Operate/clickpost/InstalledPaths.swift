import Glibc
import Printing

/// Where the worker is: named by the environment, beside a development build, or installed.
enum WorkerPath {
    static var found: String {
        ProcessEnvironment.path("CLICKPOST_WORKER") ?? Beside.executable("clickpost-worker")
            ?? "/usr/lib/clickpost/clickpost-worker"
    }
}

/// The folder of the compiled printer descriptions, found in the same way.
enum DescriptionPath {
    static var found: String {
        ProcessEnvironment.path("CLICKPOST_PPD") ?? Beside.executable("ppd") ?? PrinterQueues.standardDescriptions
    }
}

/// The daemon's program: it writes and checks the settings.
enum DaemonPath {
    static var found: String { Beside.executable("clickpostd") ?? "/usr/sbin/clickpostd" }
}

private enum Beside {
    /// What a development build has put into the program's own folder.
    static func executable(_ name: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return nil }
        let program = buffer[..<count].map { UInt8(bitPattern: $0) }
        guard let slash = program.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        let path = String(decoding: program[..<slash], as: UTF8.self) + "/" + name
        return access(path, X_OK) == 0 ? path : nil
    }
}

extension ProcessEnvironment {
    fileprivate static func path(_ name: String) -> String? {
        self[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
