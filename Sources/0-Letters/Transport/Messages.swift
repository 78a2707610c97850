/// One request. Times are in seconds.
public struct HTTPRequest: Sendable {
    public enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// A file is read with `pread` while it is sent: its descriptor's position is left alone, and it stays open.
    public enum Body: Sendable {
        case none
        case bytes([UInt8])
        case file(descriptor: Int32, range: Range<Int64>)
        /// Opened for this request alone.
        case path(String, range: Range<Int64>)
    }

    /// Where the answer's body goes. More than `limit` bytes end the request with `tooLarge`.
    public enum Sink: Sendable {
        case memory(limit: Int)
        /// Written from the descriptor's position on; the response's own body is then empty. Answers other than 2xx stay in
        /// memory (64 KiB), so that an error's text never lands in the file.
        case file(descriptor: Int32, limit: Int64)
    }

    public var method: Method
    /// Path and query behind the endpoint's base, `/v1/account`: a request can't leave its endpoint.
    public var path: String
    public var headers: HTTPHeaders
    public var body: Body
    public var sink: Sink
    public var connectTimeout: Int
    /// Ends a transfer slower than 1 kB/s for this long, the wait for the answer included; nil never does.
    public var stallTimeout: Int?
    /// Ends the request after this long whatever moves; nil never does.
    public var totalTimeout: Double?
    /// The bytes of the request's body sent so far; called on the calling thread.
    public var progress: (@Sendable (Int64) -> Void)?
    public var cancel: CancelToken?
    /// A limit on how fast the body goes, shared with other requests; nil is none.
    public var pace: Pace?

    public init(
        _ method: Method, _ path: String, headers: HTTPHeaders = [:], body: Body = .none,
        sink: Sink = .memory(limit: 4 << 20), connectTimeout: Int = 30, stallTimeout: Int? = 60,
        totalTimeout: Double? = nil, progress: (@Sendable (Int64) -> Void)? = nil, cancel: CancelToken? = nil
    ) {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
        self.sink = sink
        self.connectTimeout = connectTimeout
        self.stallTimeout = stallTimeout
        self.totalTimeout = totalTimeout
        self.progress = progress
        self.cancel = cancel
    }
}

public struct HTTPResponse: Sendable {
    public var status: Int
    public var headers: HTTPHeaders
    public var body: [UInt8]

    public init(status: Int, headers: HTTPHeaders, body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public var isSuccess: Bool { (200..<300).contains(status) }
}

/// Header fields in order; names are compared without case.
public struct HTTPHeaders: Sendable, ExpressibleByDictionaryLiteral {
    public private(set) var fields: [(name: String, value: String)] = []

    public init() {}

    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { add(name, value) }
    }

    public mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }

    /// The first value under that name; setting replaces all of them.
    public subscript(_ name: String) -> String? {
        get {
            let wanted = name.lowercased()
            return fields.first { $0.name.lowercased() == wanted }?.value
        }
        set {
            let wanted = name.lowercased()
            fields.removeAll { $0.name.lowercased() == wanted }
            if let newValue { add(name, newValue) }
        }
    }
}
