import Letters

/// Every setting of the daemon, in the order of the commented file; sections follow from the names.
public struct Declarations: Sendable {
    // MARK: The platform

    public let platformURL = Setting<String>(
        "platform.url", "", Bounds("\"https://HOST[:PORT]\"") { $0.isEmpty || $0.hasPrefix("https://") },
        help: "The platform that prints and posts the letters. Must be given; the daemon does not start without it.")
    public let platformCAFile = Setting<String>(
        "platform.ca-file", "", .path(orEmpty: true),
        help: "Certificates (PEM) that are trusted instead of the system's. Certificates are always checked.")
    public let platformProxy = Setting<String>(
        "platform.proxy", "",
        help: "Proxy for the way to the platform, such as http://proxy.example:3128. Empty: the environment decides.")
    public let clientCertificate = Setting<String>(
        "platform.client-certificate", "", .path(orEmpty: true),
        help: "Our own certificate (PEM), where platform or proxy ask for one.")
    public let clientKey = Setting<String>(
        "platform.client-key", "", .path(orEmpty: true),
        help: "Its private key (PEM, mode 0600).")
    public let connectTimeout = Setting<Duration>(
        "platform.connect-timeout", .seconds(30), .within(.milliseconds(1)...(.seconds(600))),
        help: "How long a connection may take to be made.")
    public let stallTimeout = Setting<Duration>(
        "platform.stall-timeout", .seconds(60), .within(.seconds(1)...(.seconds(3600))),
        help: "A transfer slower than 1 kB/s for so long is broken off, and continued later where it stopped.")
    public let answerTimeout = Setting<Duration>(
        "platform.answer-timeout", .seconds(120), .within(.milliseconds(1)...(.seconds(3600))),
        help: "How long the platform may take to answer a request that sends no document.")

    // MARK: The durable queue

    public let spoolDirectory = Setting<String>(
        "spool.directory", "/var/lib/clickpost", .path(),
        help: "Documents and database until the letters are posted. A local disk; a network file system is refused.")
    public let spoolReserve = Setting<ByteCount>(
        "spool.reserve", .gib(1), .within(.kib(0)...(.gib(1024))),
        help: "Space that must stay free after a document is accepted; the backend waits meanwhile.")

    public let spoolBallast = Setting<ByteCount>(
        "spool.ballast", .mib(16), .within(.kib(0)...(.gib(1))),
        help: "Space kept for a full disk: given up then, so that what became of a letter can still be recorded.")
    public let keepDocuments = Setting<Duration>(
        "spool.keep-documents", .seconds(90 * 86_400), .within(.seconds(0)...(.seconds(3650 * 86_400))),
        help:
            "How long a document is kept after the end: posted with its proof, refused, or cancelled. Its record stays. 0: for ever."
    )

    // MARK: Limits

    public let largestDocument = Setting<ByteCount>(
        "limits.document", .gib(1), .within(.kib(1)...(.gib(64))),
        help: "The largest document that is accepted.")
    public let largestJob = Setting<ByteCount>(
        "limits.job", .gib(2), .within(.kib(1)...(.gib(64))),
        help: "The most that all documents of one job may hold together.")
    public let documentsPerJob = Setting<Int>(
        "limits.documents-per-job", 100, .within(1...1000),
        help: "The most documents one job may have.")
    public let largestHandOver = Setting<ByteCount>(
        "limits.hand-over", .mib(32), .within(.kib(16)...(.gib(1))),
        help: "The largest verdict (letters, addresses, findings) of a job; about 1 KiB a letter.")

    // MARK: Who may do what

    public let submitters = Setting<[String]>(
        "access.submitters", ["lp"], Bounds("user names") { !$0.isEmpty && !$0.contains("") },
        help: "Users that CUPS runs its backends as. They hand jobs over, and can neither list, read nor cancel them.")
    public let administratorsGroup = Setting<String>(
        "access.administrators-group", "clickpost-admin", Bounds("group name") { !$0.isEmpty },
        help: "Members see, release and cancel everyone's submissions and change queues and accounts.")

    // MARK: CUPS

    public let cupsServer = Setting<String>(
        "cups.server", "",
        help:
            "The scheduler whose word is asked for every job: a socket's path or HOST[:PORT]. Empty: the system's own.")

    // MARK: Delivery

    public let uploadsAtOnce = Setting<Int>(
        "delivery.uploads-at-once", 4, .within(1...32),
        help: "Submissions on their way at the same time, once the platform answers.")
    public let smallSubmission = Setting<ByteCount>(
        "delivery.small-submission", ByteCount(5_000_000), .within(.kib(1)...(.gib(1))),
        help: "Up to this size a submission goes by the fast lane, past large ones.")
    public let bandwidth = Setting<ByteCount>(
        "delivery.bandwidth", ByteCount(0),
        Bounds("\"0 B\" or \"64 KiB\" … \"10 GiB\"") { $0.bytes == 0 || (.kib(64)...(.gib(10))).contains($0) },
        help: "What all uploads together may send in a second. \"0 B\" is no limit.")
    public let chunk = Setting<ByteCount>(
        "delivery.chunk", .mib(8), .within(.kib(64)...(.gib(1))),
        help:
            "What one request sends of a document. After a break only what did not arrive is sent again, whatever this is."
    )
    public let largestChunk = Setting<ByteCount>(
        "delivery.largest-chunk", .mib(256), .within(.kib(64)...(.gib(1))),
        help:
            "What one request grows to: the next one carries what the line carried in a quarter of a second, at most eight times as much. Where this is not above delivery.chunk, nothing grows."
    )
    public let retryFirst = Setting<Duration>(
        "delivery.retry-first", .seconds(30), .within(.milliseconds(1)...(.seconds(3600))),
        help: "The span of the first pause after a failed attempt; it doubles with each further one.")
    public let retryLongest = Setting<Duration>(
        "delivery.retry-longest", .seconds(3600), .within(.milliseconds(1)...(.seconds(86_400))),
        help: "The longest pause between attempts.")
    public let retryLeast = Setting<Duration>(
        "delivery.retry-least", .seconds(5), .within(.milliseconds(1)...(.seconds(3600))),
        help: "The shortest pause between attempts.")
    public let transferPauses = Setting<Pauses>(
        "delivery.transfer-pauses", Pauses([.seconds(1), .seconds(5), .seconds(15)]),
        Bounds("1 ms … 1 h, at most 20") { pauses in
            pauses.each.count <= 20 && pauses.each.allSatisfy { $0 >= .milliseconds(1) && $0 <= .seconds(3600) }
        },
        help:
            "Where a connection breaks within a transfer, it goes on after these; without progress, the attempt failed."
    )
    public let retryAfterLongest = Setting<Duration>(
        "delivery.retry-after-longest", .seconds(86_400), .within(.milliseconds(1)...(.seconds(7 * 86_400))),
        help: "The longest pause that a platform may ask for.")
    public let probeFirst = Setting<Duration>(
        "delivery.probe-first", .seconds(60), .within(.milliseconds(1)...(.seconds(86_400))),
        help: "While the platform is away it is tried by one request: first after so long,")
    public let probeLongest = Setting<Duration>(
        "delivery.probe-longest", .seconds(300), .within(.milliseconds(1)...(.seconds(86_400))),
        help: "and then at most so far apart.")
    public let certificateProbe = Setting<Duration>(
        "delivery.certificate-probe", .seconds(3600), .within(.milliseconds(1)...(.seconds(86_400))),
        help: "How often a platform is tried again whose certificate was wrong.")
    public let eventWait = Setting<Duration>(
        "delivery.event-wait", .seconds(50), .within(.seconds(1)...(.seconds(600))),
        help: "How long the platform may keep a request for news open.")
    public let eventPause = Setting<Duration>(
        "delivery.event-pause", .seconds(5), .within(.milliseconds(1)...(.seconds(3600))),
        help: "After a request for news that failed; it doubles up to probe-longest.")
    public let eventGap = Setting<Duration>(
        "delivery.event-gap", .milliseconds(500), .within(.milliseconds(1)...(.seconds(3600))),
        help: "Between two requests for news that were answered.")
    public let idle = Setting<Duration>(
        "delivery.idle", .seconds(60), .within(.milliseconds(1)...(.seconds(3600))),
        help: "The queue is looked at at least so often, beside each change of it.")
    public let askPause = Setting<Duration>(
        "delivery.ask-pause", .seconds(6 * 3600), .within(.milliseconds(1)...(.seconds(7 * 86_400))),
        help: "How often the platform is asked for each open submission, beside its news.")
    public let receivedTimeout = Setting<Duration>(
        "delivery.received-timeout", .seconds(15), .within(.milliseconds(1)...(.seconds(3600))),
        help: "Where a backend does not say that it read its answer, CUPS is asked for the job after so long.")
    public let warnAfter = Setting<Duration>(
        "delivery.warn-after", .seconds(4 * 3600), .within(.milliseconds(1)...(.seconds(30 * 86_400))),
        help: "A submission that waits so long is reported as a warning,")
    public let alarmAfter = Setting<Duration>(
        "delivery.alarm-after", .seconds(24 * 3600), .within(.milliseconds(1)...(.seconds(30 * 86_400))),
        help: "as an alarm,")
    public let holdAfter = Setting<Duration>(
        "delivery.hold-after", .seconds(5 * 86_400), .within(.milliseconds(1)...(.seconds(365 * 86_400))),
        help: "and then held until someone looks. It is never deleted.")

    // MARK: Address windows

    public let ownWindows = Setting<OwnWindows>(
        "windows.own", OwnWindows([]),
        help:
            "Address windows of your own envelopes, by name, beside those that are shipped: what the window shows in every position of the sheet, then what it may show, in millimetres from the page's top left. For clickpost printer add --window NAME and clickpost check --window NAME."
    )

    // MARK: Prices, for an estimate in the verdict

    public let tariffLetters = Setting<LetterPrices>(
        "tariff.letters", LetterPrices([]),
        help:
            "What a letter costs by your contract, by its franking and up to so many sheets: \"prior 6 EUROS\". Without rows there is no estimate."
    )
    public let tariffSheets = Setting<SheetPrices>(
        "tariff.sheets", SheetPrices([]),
        help: "What each sheet costs besides, by colour and sides. Without rows a letter's price holds its sheets.")
    public let tariffAcknowledgement = Setting<String>(
        "tariff.acknowledgement", "", Bounds("\"EUROS\", \"\"") { $0.isEmpty || Euros(text: $0) != nil },
        help: "What an acknowledgement of receipt costs besides.")

    // MARK: The local API

    public let socketPath = Setting<String>(
        "local.socket", "/run/clickpost/clickpostd.sock", .path(),
        help: "Where backend and command line reach the daemon.")
    public let socketIdle = Setting<Duration>(
        "local.idle-timeout", .seconds(60), .within(.seconds(1)...(.seconds(3600))),
        help: "A connection on which nothing moves is closed after so long.")
    public let cancelWait = Setting<Duration>(
        "local.cancel-wait", .seconds(10), .within(.milliseconds(1)...(.seconds(60))),
        help: "How long an answer to a cancellation waits for the platform's own word.")

    public let metricsPort = Setting<Int>(
        "local.metrics-port", 0, .within(0...65_535),
        help: "Port on 127.0.0.1 where Prometheus finds the figures, at /metrics. 0: only on the socket.")

    // MARK: The log

    public let logLevel = Setting<String>(
        "log.level", "info", .choices(["debug", "info", "notice", "warning", "error"]),
        help: "What is written to the journal. No level writes names, addresses or titles.")

    init() {}

    /// In the order of declaration, read from the declarations themselves, so that none can be forgotten.
    var all: [any AnySetting] {
        Mirror(reflecting: self).children.compactMap { $0.value as? any AnySetting }
    }
}
