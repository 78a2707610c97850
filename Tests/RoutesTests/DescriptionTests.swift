import Foundation
import Hummingbird
import Testing

@testable import Routes

/// docs/local-api.yaml describes what the daemon answers, all of it and nothing else.
struct DescriptionTests {
    @Test func everyRouteIsDescribedAndEveryDescriptionIsARoute() async throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/local-api.yaml")
        var described: Set<String> = []
        var path = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            if let found = line.wholeMatch(of: #/  (/[^ ]*):/#) {
                path = String(found.output.1).replacing(/\{[a-z]+\}/, with: "*")
            } else if let found = line.wholeMatch(of: #/    (get|put|post|delete):/#) {
                described.insert("\(found.output.1.uppercased()) \(path)")
            }
        }
        let expected = described
        try await Harness.with { api in
            let routes = Set(
                api.api.router().routes.map { route in
                    "\(route.method.rawValue) " + "\(route.path)".replacing(/[:{][a-z]+\}?/, with: "*")
                })
            #expect(routes == expected)
            #expect(routes.count >= 19)
        }
    }
}
