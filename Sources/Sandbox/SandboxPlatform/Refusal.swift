import Contract

/// A request that is not carried out; becomes a problem document.
struct Refusal: Error {
    var status: Int
    var detail: String
    var type: String
    var headers: [(String, String)]

    init(_ status: Int, _ detail: String, type: Wire.ProblemType? = nil, headers: [(String, String)] = []) {
        self.status = status
        self.detail = detail
        self.type = type?.rawValue ?? "about:blank"
        self.headers = headers
    }

    var problem: ProblemDetails {
        ProblemDetails(type: type, title: Self.titles[status] ?? "Error", status: status, detail: detail)
    }

    private static let titles = [
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        409: "Conflict", 410: "Gone", 412: "Precondition Failed", 413: "Content Too Large",
        415: "Unsupported Media Type", 422: "Unprocessable Content", 423: "Locked", 500: "Internal Server Error",
    ]
}

/// The connection is to be closed without an answer.
struct CloseConnection: Error {}
