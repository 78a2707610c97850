import CCups
import Letters

/// One connection to a cupsd, used by one thread. Never asks for a password: over the domain socket cupsd knows the
/// caller by the socket's peer credentials, and a program without a terminal must not wait for one.
struct CupsConnection: ~Copyable {
    private let http: OpaquePointer

    /// - Parameter server: a domain socket's path or a host; nil is what `CUPS_SERVER` and client.conf say.
    init(server: String?) throws(Status) {
        cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
        let host = server ?? String(cString: cupsServer())
        guard let connection = httpConnect2(host, ippPort(), nil, AF_UNSPEC, cupsEncryption(), 1, 30_000, nil) else {
            throw Status(.printerFailed, [.detail: "cupsd: " + String(cString: cupsLastErrorString())])
        }
        http = connection
    }

    deinit { httpClose(http) }

    /// Sends the request (which is used up) and gives the answer, whatever its status.
    borrowing func perform(_ request: consuming IPPMessage, path: String = "/", file: String? = nil) throws(Status)
        -> IPPMessage
    {
        let message = request.release()
        let answer =
            if let file { cupsDoFileRequest(http, message, path, file) } else { cupsDoRequest(http, message, path) }
        guard let answer else { throw CupsConnection.failure() }
        return IPPMessage(owning: answer)
    }

    /// The last answer of this thread as a status.
    static func failure() -> Status {
        let detail = "cupsd: " + String(cString: cupsLastErrorString())
        switch cupsLastError() {
        case IPP_STATUS_ERROR_FORBIDDEN, IPP_STATUS_ERROR_NOT_AUTHENTICATED, IPP_STATUS_ERROR_NOT_AUTHORIZED,
            IPP_STATUS_ERROR_CUPS_AUTHENTICATION_CANCELED:
            return Status(.permissionDenied, [.detail: detail])
        case IPP_STATUS_ERROR_NOT_FOUND:
            return Status(.notFound, [.detail: detail])
        default:
            return Status(.printerFailed, [.detail: detail])
        }
    }
}

/// A request or answer of the Internet Printing Protocol.
struct IPPMessage: ~Copyable {
    private var message: OpaquePointer?

    init(_ operation: ipp_op_t) {
        message = ippNewRequest(operation)
        add(.operation, IPP_TAG_NAME, "requesting-user-name", String(cString: cupsUser()))
    }

    init(owning answer: OpaquePointer) { message = answer }

    deinit { ippDelete(message) }

    enum Group {
        case operation, job, printer

        var tag: ipp_tag_t {
            switch self {
            case .operation: IPP_TAG_OPERATION
            case .job: IPP_TAG_JOB
            case .printer: IPP_TAG_PRINTER
            }
        }
    }

    /// Adds a text-like attribute, replacing one of that name.
    mutating func add(_ group: Group, _ type: ipp_tag_t, _ name: String, _ value: String) {
        if let old = ippFindAttribute(message, name, IPP_TAG_ZERO) { ippDeleteAttribute(message, old) }
        ippAddString(message, group.tag, type, name, nil, value)
    }

    mutating func add(_ group: Group, _ type: ipp_tag_t, _ name: String, _ values: [String]) {
        // libcups copies each text as it is set.
        guard let attribute = ippAddStrings(message, group.tag, type, name, Int32(values.count), nil, nil) else {
            return
        }
        var place: OpaquePointer? = attribute
        for (index, value) in values.enumerated() { ippSetString(message, &place, Int32(index), value) }
    }

    mutating func add(_ group: Group, _ name: String, _ value: Bool) {
        ippAddBoolean(message, group.tag, name, value ? 1 : 0)
    }

    mutating func add(_ group: Group, _ type: ipp_tag_t, _ name: String, _ value: Int) {
        ippAddInteger(message, group.tag, type, name, Int32(clamping: value))
    }

    var status: ipp_status_t { ippGetStatusCode(message) }

    func text(_ name: String) -> String? {
        guard let attribute = ippFindAttribute(message, name, IPP_TAG_ZERO),
            let value = ippGetString(attribute, 0, nil)
        else { return nil }
        return String(cString: value)
    }

    func texts(_ name: String) -> [String] {
        guard let attribute = ippFindAttribute(message, name, IPP_TAG_ZERO) else { return [] }
        return (0..<ippGetCount(attribute)).compactMap { index in
            ippGetString(attribute, index, nil).map { String(cString: $0) }
        }
    }

    func number(_ name: String) -> Int? {
        ippFindAttribute(message, name, IPP_TAG_ZERO).map { Int(ippGetInteger($0, 0)) }
    }

    /// Walks an answer's printers or jobs: the attributes of one after another.
    func forEach(_ group: Group, _ body: ([String: String]) -> Void) {
        var one: [String: String] = [:]
        var attribute = ippFirstAttribute(message)
        while let current = attribute {
            if ippGetGroupTag(current) == group.tag, let name = ippGetName(current) {
                if let value = ippGetString(current, 0, nil) {
                    one[String(cString: name)] = String(cString: value)
                } else if ippGetValueTag(current) == IPP_TAG_ENUM || ippGetValueTag(current) == IPP_TAG_INTEGER {
                    one[String(cString: name)] = String(ippGetInteger(current, 0))
                }
            } else if !one.isEmpty {
                body(one)
                one = [:]
            }
            attribute = ippNextAttribute(message)
        }
        if !one.isEmpty { body(one) }
    }

    /// Gives the message away: libcups frees a request it sends.
    consuming func release() -> OpaquePointer? {
        let given = message
        message = nil
        return given
    }
}
