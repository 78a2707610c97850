import Dispatch
import GRDB
import Letters
import Synchronization

/// Writers share transactions: what arrives while one is being synced goes into the next, together, so that eight clients pay for the
/// syncs of one. Nobody waits for company: a lone writer's transaction begins at once.
///
/// Each member has a savepoint of its own: what one refuses or gets wrong does not touch the others, and its caller alone is told. A commit
/// that fails is every member's failure. An error of the disk or the database ends the whole transaction, because SQLite may have rolled
/// back more than the member.
final class GroupCommit: Sendable {
    /// A member's work and what came of it. `body` may run twice: after a full disk, with the ballast given up.
    final class Member: Sendable {
        let purpose: Purpose
        fileprivate let body: Mutex<(@Sendable (Database) throws -> Void)?>
        fileprivate let failure = Mutex<(any Error)?>(nil)
        fileprivate let done = DispatchSemaphore(value: 0)

        init(_ purpose: Purpose, _ body: @escaping @Sendable (Database) throws -> Void) {
            self.purpose = purpose
            self.body = Mutex(body)
        }
    }

    enum Purpose: Sendable {
        /// Takes something new: never at the cost of the space that what is known needs.
        case accept
        /// Says what became of something: must succeed even on a full disk.
        case record
    }

    private struct State {
        var waiting: [Member] = []
        var isRunning = false
    }

    private let database: DatabaseQueue
    private let state = Mutex(State())
    private let queue = DispatchQueue(label: "clickpost.spool.commit")
    /// Before the transaction of a group that accepts; throws where it can't be.
    private let prepare: @Sendable () throws(Status) -> Void
    /// After each transaction that changed something.
    private let committed: @Sendable (Witness) -> Void
    /// Makes room on a full disk; false where there is none to make.
    private let makeRoom: @Sendable () -> Bool

    init(
        _ database: DatabaseQueue, prepare: @escaping @Sendable () throws(Status) -> Void,
        makeRoom: @escaping @Sendable () -> Bool, committed: @escaping @Sendable (Witness) -> Void
    ) {
        self.database = database
        self.prepare = prepare
        self.makeRoom = makeRoom
        self.committed = committed
    }

    /// Returns when the member's transaction is on disk, or throws what stopped it: nothing of it is there then.
    func run(_ member: Member) throws {
        let begins = state.withLock { state in
            state.waiting.append(member)
            guard !state.isRunning else { return false }
            state.isRunning = true
            return true
        }
        if begins { queue.async { self.drain() } }
        member.done.wait()
        if let failure = member.failure.withLock({ $0 }) { throw failure }
    }

    /// How many wait for the next transaction.
    var waiting: Int { state.withLock { $0.waiting.count } }

    private func drain() {
        while true {
            let group = state.withLock { state in
                defer { state.waiting = [] }
                state.isRunning = !state.waiting.isEmpty
                return state.waiting
            }
            if group.isEmpty { return }
            commit(group)
            for member in group { member.end() }
        }
    }

    private func commit(_ group: [Member]) {
        var group = group
        if group.contains(where: { $0.purpose == .accept }) {
            do throws(Status) {
                try prepare()
            } catch {
                for member in group where member.purpose == .accept { member.fail(error) }
                group.removeAll { $0.purpose == .accept }
            }
        }
        do {
            try transaction(group)
        } catch {
            for member in group where member.purpose == .accept || !error.isFull { member.fail(error) }
            if error.isFull { record(group.filter { $0.purpose == .record }) }
        }
    }

    /// The disk is full: what is known already is recorded without what would have been new, at last with the ballast's room.
    private func record(_ group: [Member]) {
        do {
            do {
                try transaction(group)
            } catch {
                guard error.isFull, makeRoom() else { throw error }
                try transaction(group)
            }
        } catch {
            for member in group { member.fail(error) }
        }
    }

    private func transaction(_ group: [Member]) throws {
        guard !group.isEmpty else { return }
        let witness = try database.write { database -> Witness? in
            let before = database.totalChangesCount
            for member in group { try run(member, database) }
            guard database.totalChangesCount != before else { return nil }
            try database.execute(sql: "UPDATE spool SET commits = commits + 1")
            return try Witness(database)
        }
        if let witness { committed(witness) }
    }

    private func run(_ member: Member, _ database: Database) throws {
        member.failure.withLock { $0 = nil }
        try database.execute(sql: "SAVEPOINT member")
        do {
            try member.body.withLock { $0 }?(database)
        } catch {
            if let error = error as? DatabaseError, error.endsTransaction { throw error }
            try database.execute(sql: "ROLLBACK TO member")
            member.fail(error)
        }
        try database.execute(sql: "RELEASE member")
    }
}

extension GroupCommit.Member {
    /// What the work holds on to, the spool itself among it, is let go of before its caller goes on.
    fileprivate func end() {
        body.withLock { $0 = nil }
        done.signal()
    }

    fileprivate func fail(_ error: any Error) { failure.withLock { $0 = error } }
}

extension Error {
    fileprivate var isFull: Bool { (self as? DatabaseError)?.resultCode == .SQLITE_FULL }
}

extension DatabaseError {
    /// After which SQLite may have rolled back the whole transaction (lang_transaction.html, section 3).
    fileprivate var endsTransaction: Bool {
        switch resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_BUSY, .SQLITE_INTERRUPT, .SQLITE_CORRUPT,
            .SQLITE_ABORT,
            .SQLITE_CANTOPEN:
            true
        default: false
        }
    }
}
