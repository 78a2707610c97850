import Testing

@testable import Routes

struct AccessPolicyTests {
    private let policy = AccessPolicy(submitters: [7], administrators: 90, daemon: 500)
    private let lp = Peer(uid: 7, name: "lp", groups: [7])
    private let lpInTheGroup = Peer(uid: 7, name: "lp", groups: [7, 90])
    private let ria = Peer(uid: 1000, name: "ria", groups: [1000])
    private let jan = Peer(uid: 1001, name: "jan", groups: [1001, 90])
    private let nameless = Peer(uid: 4711, name: nil, groups: [4711])
    private let root = Peer(uid: 0, name: "root", groups: [0])
    private let daemon = Peer(uid: 500, name: "clickpost", groups: [500])

    /// Each action, and who may: submitter, its owner, another user, administrator, root.
    private static let table:
        [(AccessPolicy.Action, lp: Bool, own: Bool, other: Bool, administrator: Bool, root: Bool)] = [
            (.readStatus, true, true, true, true, true),
            (.readQueue, true, true, true, true, true),
            (.changeSettings, false, false, false, true, true),
            (.handOver, true, false, false, false, true),
            (.list, false, true, true, true, true),
            (.read(owner: "ria"), false, true, false, true, true),
            (.hold(owner: "ria"), false, true, false, true, true),
            (.cancel(owner: "ria"), false, true, false, true, true),
            (.retry(owner: "ria"), false, true, false, true, true),
            (.sendAgain(owner: "ria"), false, true, false, true, true),
            (.release(owner: "ria", reviewOnly: true), false, true, false, true, true),
            (.release(owner: "ria", reviewOnly: false), false, false, false, true, true),
        ]

    @Test func everyRow() {
        let other = Peer(uid: 1002, name: "els", groups: [1002])
        for row in Self.table {
            #expect(policy.allows(row.0, lp) == row.lp, "\(row.0)")
            #expect(policy.allows(row.0, lpInTheGroup) == row.lp, "\(row.0): a group must not raise lp")
            #expect(policy.allows(row.0, ria) == row.own, "\(row.0)")
            #expect(policy.allows(row.0, other) == row.other, "\(row.0)")
            #expect(policy.allows(row.0, jan) == row.administrator, "\(row.0)")
            #expect(policy.allows(row.0, root) == row.root, "\(row.0)")
            #expect(policy.allows(row.0, daemon) == row.root, "\(row.0)")
        }
    }

    @Test func lpDoesNotOwnWhatIsPrintedAsLp() {
        #expect(!policy.allows(.read(owner: "lp"), lp))
        #expect(!policy.allows(.cancel(owner: "lp"), lp))
    }

    @Test func whoHasNoNameOwnsNothing() {
        #expect(!policy.allows(.list, nameless))
        #expect(!policy.allows(.read(owner: ""), nameless))
        #expect(policy.listOwner(nameless) == "")
    }

    @Test func listsAreNarrowed() {
        #expect(policy.listOwner(ria) == "ria")
        #expect(policy.listOwner(jan) == nil)
        #expect(policy.listOwner(root) == nil)
    }

    @Test func withoutTheGroupNobodyButRootAdministers() {
        let policy = AccessPolicy(submitters: [7], administrators: nil, daemon: 500)
        #expect(!policy.allows(.changeSettings, jan))
        #expect(policy.allows(.changeSettings, root))
    }
}
