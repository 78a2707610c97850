/// How long a call may take, in seconds.
public struct PlatformTimeouts: Equatable, Sendable {
    /// To make a connection.
    public var connect: Int
    /// A transfer slower than 1 kB/s for so long is broken off.
    public var stall: Int
    /// For the answer to a request that sends no document.
    public var answer: Double

    public init(connect: Int = 30, stall: Int = 60, answer: Double = 120) {
        self.connect = connect
        self.stall = stall
        self.answer = answer
    }
}
