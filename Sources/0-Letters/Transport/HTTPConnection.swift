import CCurl
import Synchronization

/// A connection kept from one request to the next: for a run of requests each of which may safely be carried out twice, since libcurl
/// repeats one by itself when a kept connection turns out to be closed. tus's PATCH is such a request: it names its offset.
/// One request at a time; the connection is closed with the last reference, or with a request that fails.
public final class HTTPConnection: Sendable {
    private let handle = Mutex<EasyHandle?>(nil)

    public init() {}

    /// `body` gets the handle of the request before, cleared of everything but its connection, or a new one.
    func withHandle<Value>(_ body: (borrowing EasyHandle) throws(TransportFailure) -> sending Value)
        throws(TransportFailure) -> sending Value
    {
        try handle.withLock { kept throws(TransportFailure) in
            var easy = kept.take()
            if easy == nil { easy = EasyHandle() }
            guard let easy = easy.take() else {
                throw TransportFailure(.io, detail: "libcurl could not be prepared")
            }
            let value = try body(easy)
            easy.clear()
            kept = consume easy
            return value
        }
    }
}
