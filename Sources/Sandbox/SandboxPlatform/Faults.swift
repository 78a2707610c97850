import FoundationEssentials

/// One way to fail, on purpose (docs/sandbox.md, control).
struct Fault: Codable, Sendable {
    struct FixedAnswer: Codable, Sendable {
        var status: Int
        var headers: [String: String]?
        var body: String?
    }

    var method: String?
    var path: String?
    /// How many requests it hits; nil: all.
    var count: Int?
    /// How many it lets pass before.
    var skip: Int?

    var answer: FixedAnswer?
    var close: Bool?
    var lost: Bool?
    var delay: Double?
    var cut: Int64?

    var hasOneEffect: Bool {
        let effects: [Bool] = [answer != nil, close == true, lost == true, delay != nil, cut != nil]
        return effects.count { $0 } == 1 && (count ?? 1) > 0 && (skip ?? 0) >= 0 && (cut ?? 0) >= 0
            && (0...3600).contains(delay ?? 0) && (100...599).contains(answer?.status ?? 200)
    }
}

/// The faults that wait, and what was asked so far.
final class Faults: Sendable {
    private let waiting = Shared<[Fault]>([])
    private let requests = Shared<[String: Int]>([:])
    let certificate = Shared(Authority.Choice.right)

    func all() -> [Fault] { waiting.get() }
    func add(_ fault: Fault) { waiting.change { $0.append(fault) } }
    func clear() { waiting.set([]) }

    func counted() -> [String: Int] { requests.get() }
    func count(_ name: String) { requests.change { $0[name, default: 0] += 1 } }

    /// The first fault that hits this request; it counts down.
    func take(method: String, path: String) -> Fault? {
        waiting.change { faults in
            for index in faults.indices {
                let fault = faults[index]
                guard fault.method == nil || fault.method == method, path.hasPrefix(fault.path ?? "") else { continue }
                if let skip = fault.skip, skip > 0 {
                    faults[index].skip = skip - 1
                    continue
                }
                if let count = fault.count {
                    if count <= 1 { faults.remove(at: index) } else { faults[index].count = count - 1 }
                }
                return fault
            }
            return nil
        }
    }
}
