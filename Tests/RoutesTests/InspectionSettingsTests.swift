import Control
import Letters
import Testing

@testable import Routes

/// The administrator's own windows and prices, as backend and command line get them.
struct InspectionSettingsTests {
    @Test func everyoneMayReadThem() async throws {
        try await Harness.with { api in
            let settings = try await api.call { client throws(Status) in try client.inspection() }.get()
            #expect(settings == Harness.inspection)
            if Harness.isRoot {
                for uid in [Harness.lp, Harness.nobody] {
                    #expect(try await api.curl("GET", "/v1/inspection", as: uid).status == 200)
                }
            }
        }
    }

    /// A queue's window is one that there is; an unknown name is refused with those that are known.
    @Test func aQueuesWindowMustBeKnown() async throws {
        try await Harness.with { api in
            for window in ["my-c5", "din5008-a", "100,42,195,85", "100,42,195,85/92,36,205,92"] {
                try await api.call { client throws(Status) in
                    try client.setQueue("Letters", QueueSettings(window: window))
                }.get()
                #expect(
                    try await api.call { client throws(Status) in try client.queue("Letters") }.get().window == window)
            }
            for window in ["my-c4", "", "1,2,3", String(repeating: "x", count: 4000)] {
                let answer = await api.call { client throws(Status) in
                    try client.setQueue("Letters", QueueSettings(window: window))
                }
                guard case .failure(let refusal) = answer else {
                    Issue.record("\(window) was taken")
                    continue
                }
                #expect(refusal.code == .optionWindow)
                let names = refusal.values[.allowed]?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
                #expect(Set(names) == Set(WindowProfile.all.map(\.name) + ["my-c5"]))
            }
            #expect(
                try await api.call { client throws(Status) in try client.queue("Letters") }.get().window
                    == "100,42,195,85/92,36,205,92")
        }
    }
}
