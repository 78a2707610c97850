import CCurl

/// libcurl's handle for one call at a time: move-only, with the header list and the error text that must outlive each call.
struct EasyHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private let headerList: UnsafeMutablePointer<UnsafeMutablePointer<curl_slist>?>

    init?() {
        guard let pointer = curl_easy_init() else { return nil }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        headerList = .allocate(capacity: 1)
        headerList.initialize(to: nil)
        _ = clickpost_curl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText)
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headerList.pointee)
        headerList.deallocate()
        errorText.deallocate()
    }

    /// Forgets the last call's options; what is connected stays so.
    func clear() {
        curl_easy_reset(pointer)
        curl_slist_free_all(headerList.pointee)
        headerList.pointee = nil
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        _ = clickpost_curl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText)
    }

    /// libcurl's own words for the last failure; empty where it has none.
    var message: String { String(cString: errorText) }

    func set(_ option: CURLoption, _ value: Int) throws(TransportFailure) {
        try check(clickpost_curl_set_long(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: String?) throws(TransportFailure) {
        try check(clickpost_curl_set_string(pointer, option, value))
    }

    func set(size: Int64) throws(TransportFailure) {
        try check(clickpost_curl_set_offset(pointer, CURLOPT_INFILESIZE_LARGE, curl_off_t(size)))
    }

    /// `Expect` is emptied: some servers never answer it, and libcurl would wait a second for each.
    func set(headers: HTTPHeaders) throws(TransportFailure) {
        var lines = ["Expect:"]
        for field in headers.fields {
            guard (field.name + field.value).utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7f) || $0 == 0x09 }) else {
                throw TransportFailure(.io, detail: "a header with control characters")
            }
            lines.append(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)")
        }
        for line in lines {
            guard let longer = curl_slist_append(headerList.pointee, line) else {
                throw TransportFailure(.io, detail: "no memory for a header")
            }
            headerList.pointee = longer
        }
        try check(clickpost_curl_set_pointer(pointer, CURLOPT_HTTPHEADER, headerList.pointee))
    }

    func check(_ code: CURLcode) throws(TransportFailure) {
        guard code == CURLE_OK else {
            throw TransportFailure(.io, detail: String(cString: curl_easy_strerror(code)))
        }
    }
}
