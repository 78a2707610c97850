import CCurl
import Glibc

/// Requests over TLS or a Unix socket, on libcurl. A call blocks its thread. Unless a connection is kept by name, handle and connection
/// belong to one call alone: libcurl never repeats a request by itself (it does so on reused connections).
public struct HTTPClient: Sendable {
    public enum Endpoint: Sendable {
        case tls(TLSEndpoint)
        case unixSocket(path: String)
    }

    /// A server over TLS 1.2 or newer. Peer and name are always verified.
    public struct TLSEndpoint: Sendable {
        /// `https://host[:port][/prefix]`, without a slash at the end.
        public var baseURL: String
        /// PEM. When given, this authority alone is trusted, the system's are not.
        public var authorityFile: String?
        /// PEM, both or none.
        public var clientCertificateFile: String?
        public var clientKeyFile: String?
        /// `http://host:port`. nil takes it from the environment (`https_proxy`, `no_proxy`), an empty text uses none.
        public var proxy: String?

        public init(
            baseURL: String, authorityFile: String? = nil, clientCertificateFile: String? = nil,
            clientKeyFile: String? = nil, proxy: String? = nil
        ) {
            self.baseURL = baseURL
            self.authorityFile = authorityFile
            self.clientCertificateFile = clientCertificateFile
            self.clientKeyFile = clientKeyFile
            self.proxy = proxy
        }
    }

    public var endpoint: Endpoint
    public var userAgent: String

    public init(_ endpoint: Endpoint, userAgent: String = "clickpost") {
        self.endpoint = endpoint
        self.userAgent = userAgent
    }

    /// libcurl's process-wide preparation, once.
    private static let started = clickpost_curl_start() == CURLE_OK

    /// `connection` is used again where it still stands: only for what may be carried out twice (see `HTTPConnection`).
    public func perform(
        _ request: HTTPRequest, keeping connection: HTTPConnection? = nil
    ) throws(TransportFailure) -> HTTPResponse {
        guard Self.started else { throw TransportFailure(.io, detail: "libcurl could not be prepared") }
        if let connection {
            return try connection.withHandle { easy throws(TransportFailure) in try perform(request, easy, kept: true) }
        }
        guard let easy = EasyHandle() else { throw TransportFailure(.io, detail: "libcurl could not be prepared") }
        return try perform(request, easy, kept: false)
    }

    private func perform(
        _ request: HTTPRequest, _ easy: borrowing EasyHandle, kept: Bool
    ) throws(TransportFailure) -> HTTPResponse {
        guard request.path.hasPrefix("/"), request.path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
            throw TransportFailure(.io, detail: "not a path: requests stay on their endpoint")
        }
        let source = try UploadSource(request.body)
        let transfer = Transfer(request, source: source)
        try configure(easy, request, transfer, kept: kept)
        let code = withExtendedLifetime(transfer) { curl_easy_perform(easy.pointer) }
        guard code == CURLE_OK else { throw failure(code, easy, transfer, kept: kept) }
        return HTTPResponse(
            status: Int(clickpost_curl_get_long(easy.pointer, CURLINFO_RESPONSE_CODE)), headers: transfer.headers,
            body: transfer.body)
    }

    private func configure(
        _ easy: borrowing EasyHandle, _ request: HTTPRequest, _ transfer: Transfer, kept: Bool
    ) throws(TransportFailure) {
        switch endpoint {
        case .tls(let tls):
            guard tls.baseURL.hasPrefix("https://") else {
                throw TransportFailure(.io, detail: "the URL must begin with https://")
            }
            try easy.set(CURLOPT_URL, tls.baseURL + request.path)
            try easy.set(CURLOPT_PROTOCOLS_STR, "https")
            try easy.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
            try easy.set(CURLOPT_SSL_VERIFYPEER, 1)
            try easy.set(CURLOPT_SSL_VERIFYHOST, 2)
            if let authority = tls.authorityFile {
                try easy.set(CURLOPT_CAINFO, authority)
                try easy.set(CURLOPT_CAPATH, nil)
            }
            if let certificate = tls.clientCertificateFile {
                try easy.set(CURLOPT_SSLCERT, certificate)
                try easy.set(CURLOPT_SSLKEY, tls.clientKeyFile ?? certificate)
            }
            if let proxy = tls.proxy { try easy.set(CURLOPT_PROXY, proxy) }
            try easy.set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        case .unixSocket(let path):
            try easy.set(CURLOPT_URL, "http://localhost" + request.path)
            try easy.set(CURLOPT_PROTOCOLS_STR, "http")
            try easy.set(CURLOPT_UNIX_SOCKET_PATH, path)
            try easy.set(CURLOPT_PROXY, "")
        }
        // The threaded resolver needs no alarm signal, and signals would hit other threads.
        try easy.set(CURLOPT_NOSIGNAL, 1)
        try easy.set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try easy.set(CURLOPT_FOLLOWLOCATION, 0)
        try easy.set(CURLOPT_PATH_AS_IS, 1)
        if !kept {
            try easy.set(CURLOPT_FRESH_CONNECT, 1)
            try easy.set(CURLOPT_FORBID_REUSE, 1)
        }
        try easy.set(CURLOPT_USERAGENT, userAgent)
        try easy.set(CURLOPT_BUFFERSIZE, 256 << 10)
        try easy.set(CURLOPT_UPLOAD_BUFFERSIZE, 512 << 10)

        try easy.set(CURLOPT_CONNECTTIMEOUT, request.connectTimeout)
        if let stall = request.stallTimeout {
            try easy.set(CURLOPT_LOW_SPEED_LIMIT, 1000)
            try easy.set(CURLOPT_LOW_SPEED_TIME, stall)
        }
        if let total = request.totalTimeout { try easy.set(CURLOPT_TIMEOUT_MS, max(1, Int(total * 1000))) }

        switch request.method {
        case .get: try easy.set(CURLOPT_HTTPGET, 1)
        case .head: try easy.set(CURLOPT_NOBODY, 1)
        case .delete: break
        case .post, .put, .patch:
            try easy.set(CURLOPT_UPLOAD, 1)
            try easy.set(size: transfer.source.size)
        }
        try easy.set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        try easy.set(headers: request.headers)
        try transfer.install(in: easy, rewinds: !kept)
    }

    private func failure(
        _ code: CURLcode, _ easy: borrowing EasyHandle, _ transfer: Transfer, kept: Bool
    ) -> TransportFailure {
        let osError = Int32(truncatingIfNeeded: max(0, clickpost_curl_get_long(easy.pointer, CURLINFO_OS_ERRNO)))
        let proxyStatus = clickpost_curl_get_long(easy.pointer, CURLINFO_HTTP_CONNECTCODE)
        // Behind a proxy its CONNECT is counted as sent; before the handshake with the platform is over nothing of the request was.
        let inHandshake =
            code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR || proxyStatus >= 300
        let began = clickpost_curl_get_long(easy.pointer, CURLINFO_REQUEST_SIZE) > 0 && !(inHandshake && !kept)
        let detail = String(cString: curl_easy_strerror(code))
        let kind: TransportFailure.Kind
        switch code {
        case _ where transfer.stopped != nil: kind = transfer.stopped ?? .io
        case _ where proxyStatus >= 300: kind = .proxy
        case CURLE_COULDNT_RESOLVE_HOST: kind = resolverFailure()
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: kind = .proxy
        case CURLE_COULDNT_CONNECT:
            kind =
                osError == ECONNREFUSED || osError == ENOENT ? .refused : osError == ETIMEDOUT ? .timeout : .unreachable
        case CURLE_OPERATION_TIMEDOUT: kind = .timeout
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS:
            kind = .tlsCertificate
        case CURLE_SSL_CONNECT_ERROR where Self.isCertificate(easy.message): kind = .tlsCertificate
        case CURLE_SSL_CONNECT_ERROR: kind = osError == ECONNRESET ? .reset : .tlsOther
        // What came back is no HTTP/1.
        case CURLE_UNSUPPORTED_PROTOCOL where began: kind = .reset
        case CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
            CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
            kind = .tlsOther
        case CURLE_OUT_OF_MEMORY, CURLE_READ_ERROR, CURLE_WRITE_ERROR, CURLE_URL_MALFORMAT,
            CURLE_UNSUPPORTED_PROTOCOL, CURLE_FAILED_INIT:
            kind = .io
        default: kind = .reset
        }
        let words = easy.message.isEmpty ? detail : easy.message
        return TransportFailure(
            kind, detail: proxyStatus >= 300 ? "the proxy answered \(proxyStatus)" : words, requestBegan: began,
            osError: transfer.osError == 0 ? osError : transfer.osError)
    }

    /// libcurl 7.88.1 tells of a certificate whose signature does not verify as of any failed handshake, with OpenSSL's error number
    /// in its words (measured). The number's upper bits name the library that failed; one that is not the protocol's own (20) or
    /// the system (2) was working on the certificate.
    private static func isCertificate(_ words: String) -> Bool {
        let parts = words.split(separator: ":", omittingEmptySubsequences: false)
        guard let mark = parts.firstIndex(where: { $0.hasSuffix("error") }), mark + 1 < parts.count,
            let number = UInt32(parts[mark + 1], radix: 16)
        else { return false }
        let library = number >> 23 & 0xff
        return number >> 31 == 0 && library != 20 && library != 2 && library != 0
    }

    /// libcurl does not tell a silent name server from an unknown host; the resolver does.
    private func resolverFailure() -> TransportFailure.Kind {
        guard case .tls(let tls) = endpoint, let host = Self.host(of: tls.baseURL) else { return .dnsTemporary }
        var found: UnsafeMutablePointer<addrinfo>?
        let answer = getaddrinfo(host, nil, nil, &found)
        if let found { freeaddrinfo(found) }
        return answer == EAI_NONAME ? .unknownHost : .dnsTemporary
    }

    private static func host(of url: String) -> String? {
        guard let handle = curl_url() else { return nil }
        defer { curl_url_cleanup(handle) }
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK,
            curl_url_get(handle, CURLUPART_HOST, &text, 0) == CURLUE_OK, let text
        else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
