/// Why a request has no answer.
public struct TransportFailure: Error, Equatable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// The name server did not answer.
        case dnsTemporary = "dns-temporary"
        /// The name server says that there is no such host.
        case unknownHost = "unknown-host"
        /// Nothing listens, or the Unix socket is not there.
        case refused
        case unreachable
        /// Connecting, stalling or the total limit.
        case timeout
        /// Cut before the answer was whole, or an answer that is no HTTP.
        case reset
        /// The certificate is not one to trust for this name, or the configured files can't be used. Never worked around.
        case tlsCertificate = "tls-certificate"
        case tlsOther = "tls-other"
        /// The proxy refused or could not be found.
        case proxy
        /// The answer is larger than the request allows.
        case tooLarge = "too-large"
        case cancelled
        /// This machine: a file could not be read or written, a handle not made.
        case io
    }

    public var kind: Kind
    /// In libcurl's or the system's words; holds neither header values nor bodies.
    public var detail: String
    /// True where the platform may have received the request: whether it was carried out is then not known.
    public var requestBegan: Bool
    /// The system's error number where it is known, else 0.
    public var osError: Int32

    public init(_ kind: Kind, detail: String, requestBegan: Bool = false, osError: Int32 = 0) {
        self.kind = kind
        self.detail = detail
        self.requestBegan = requestBegan
        self.osError = osError
    }
}
