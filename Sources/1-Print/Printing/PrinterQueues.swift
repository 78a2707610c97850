import CCups
public import Letters

/// A queue of ours as cupsd has it.
public struct PrinterQueue: Equatable, Sendable {
    public var name: String
    public var info: String
    public var makeAndModel: String
    /// Everything that must be so for letters to be safe in it, and is not: remedied by `update`.
    public var faults: [Status]

    public var sandbox: Bool { makeAndModel.contains("SANDBOX") }
}

/// Makes and mends the queues, by IPP. A queue of ours refuses (abort-job), knows its users by the socket's peer
/// credentials (policy `authenticated`), prints no banners and is not shared.
public enum PrinterQueues {
    public static let deviceURI = "clickpost:/"
    static let policy = "authenticated"

    /// - Parameters:
    ///   - ppd: the folder with the compiled descriptions.
    ///   - info: what desktops show; the service's name where nil.
    /// - Throws: `printerPolicy` where the server has no policy `authenticated`; `permissionDenied`; `printerFailed`.
    public static func add(
        name: String, sandbox: Bool = false, info: String? = nil, ppd: String = standardDescriptions,
        server: String? = nil
    ) throws(Status) {
        let connection = try CupsConnection(server: server)
        let existed = try list(server: server).contains { $0.name == name }
        var request = IPPMessage(IPP_OP_CUPS_ADD_MODIFY_PRINTER)
        try request.addPrinter(name)
        request.add(.printer, IPP_TAG_URI, "device-uri", deviceURI)
        request.add(.printer, IPP_TAG_TEXT, "printer-info", info ?? title(sandbox: sandbox))
        request.add(.printer, IPP_TAG_NAME, "printer-error-policy", "abort-job")
        request.add(.printer, IPP_TAG_NAME, "printer-op-policy", policy)
        request.add(.printer, IPP_TAG_NAME, "job-sheets-default", ["none", "none"])
        request.add(.printer, "printer-is-shared", false)
        request.add(.printer, "printer-is-accepting-jobs", true)
        request.add(.printer, IPP_TAG_ENUM, "printer-state", Int(IPP_PSTATE_IDLE.rawValue))
        let answer = try connection.perform(
            request, path: "/admin/", file: ppd + "/" + (sandbox ? "clickpost-sandbox.ppd" : "clickpost.ppd"))
        if answer.status == IPP_STATUS_ERROR_NOT_POSSIBLE, answer.text("status-message")?.contains(policy) == true {
            // cupsd has made the queue before it looked at the policy: under another one anyone prints in anyone's name.
            if !existed { try? remove(name: name, server: server) }
            throw Status(.printerPolicy, [.queue: name, .value: policy])
        }
        try check(answer)
    }

    /// Brings an existing queue of ours up to date, its description included; its jobs stay.
    public static func update(
        name: String, info: String? = nil, ppd: String = standardDescriptions, server: String? = nil
    ) throws(Status) {
        guard let queue = try list(server: server).first(where: { $0.name == name }) else {
            throw Status(.queueUnknown, [.queue: name])
        }
        try add(name: name, sandbox: queue.sandbox, info: info ?? queue.info, ppd: ppd, server: server)
    }

    public static func remove(name: String, server: String? = nil) throws(Status) {
        guard try list(server: server).contains(where: { $0.name == name }) else {
            throw Status(.queueUnknown, [.queue: name])
        }
        let connection = try CupsConnection(server: server)
        var request = IPPMessage(IPP_OP_CUPS_DELETE_PRINTER)
        try request.addPrinter(name)
        let answer = try connection.perform(request, path: "/admin/")
        try check(answer)
    }

    /// The server's queues whose device is ours.
    public static func list(server: String? = nil) throws(Status) -> [PrinterQueue] {
        let connection = try CupsConnection(server: server)
        var request = IPPMessage(IPP_OP_CUPS_GET_PRINTERS)
        request.add(
            .operation, IPP_TAG_KEYWORD, "requested-attributes",
            [
                "printer-name", "printer-info", "printer-make-and-model", "device-uri", "printer-error-policy",
                "printer-op-policy",
            ])
        let answer = try connection.perform(request)
        if answer.status == IPP_STATUS_ERROR_NOT_FOUND { return [] }
        try check(answer)
        var queues: [PrinterQueue] = []
        answer.forEach(.printer) { printer in
            guard printer["device-uri"] == deviceURI, let name = printer["printer-name"] else { return }
            var faults: [Status] = []
            for (attribute, wanted) in [("printer-error-policy", "abort-job"), ("printer-op-policy", policy)]
            where printer[attribute] != wanted {
                faults.append(
                    Status(.queueSetting, [.queue: name, .setting: attribute, .value: printer[attribute] ?? "-"]))
            }
            queues.append(
                PrinterQueue(
                    name: name, info: printer["printer-info"] ?? "",
                    makeAndModel: printer["printer-make-and-model"] ?? "", faults: faults))
        }
        return queues
    }

    /// What a queue is called where people choose a printer.
    static func title(sandbox: Bool) -> String { sandbox ? "Click & Post SANDBOX" : "Click & Post" }

    public static let standardDescriptions = "/usr/share/clickpost/ppd"

    private static func check(_ answer: borrowing IPPMessage) throws(Status) {
        guard answer.status.rawValue <= IPP_STATUS_OK_CONFLICTING.rawValue else { throw CupsConnection.failure() }
    }
}

extension IPPMessage {
    /// - Throws: `settingsValue` for a name CUPS would not take: it goes into a URI and a file's name.
    fileprivate mutating func addPrinter(_ name: String) throws(Status) {
        let allowed = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && !"/#?\"'\\%&<>".utf8.contains($0) }
        guard allowed, (1...127).contains(name.utf8.count), !name.hasPrefix("-") else {
            throw Status(.settingsValue, [.setting: "printer", .value: name])
        }
        add(.operation, IPP_TAG_URI, "printer-uri", "ipp://localhost/printers/\(name)")
    }
}
