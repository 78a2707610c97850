import GRDB

/// The tables. Migrations only go forward: a published one is never edited, the next is added behind it.
enum Schema {
    static var migrations: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.execute(sql: version1)
        }
        migrator.registerMigration("lanes", migrate: Lanes.migrate)
        migrator.registerMigration("drain", migrate: Spool.migrateDrain)
        migrator.registerMigration("2") { database in
            try database.execute(sql: version2)
        }
        return migrator
    }

    /// Waits to be sent. SQLite uses a partial index only where the query says its condition in the same words.
    static let waiting = "state IN ('queued', 'uploading', 'committing')"

    /// Finished, and its documents still here.
    static let removable = "state IN ('posted', 'cancelled', 'refused') AND documents_removed IS NULL"

    /// Columns that hold JSON are named `…_json`. Times are Unix seconds.
    private static let version1 = """
        CREATE TABLE submission (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            job_uuid TEXT NOT NULL,
            send_again INTEGER NOT NULL DEFAULT 0,
            job_id INTEGER NOT NULL,
            printer TEXT NOT NULL,
            user TEXT NOT NULL,
            title TEXT NOT NULL,
            language TEXT NOT NULL,
            account TEXT NOT NULL,
            sandbox INTEGER NOT NULL,
            options_json TEXT NOT NULL,
            findings_json TEXT NOT NULL,
            letters INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason_json TEXT,
            accepted REAL NOT NULL,
            changed REAL NOT NULL,
            waiting_since REAL,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt REAL,
            interrupted INTEGER NOT NULL DEFAULT 0,
            manifest BLOB,
            put_begun INTEGER NOT NULL DEFAULT 0,
            receipt TEXT,
            UNIQUE (job_uuid, send_again)
        ) STRICT;
        CREATE INDEX submission_by_state ON submission (state, number);
        CREATE INDEX submission_by_user ON submission (user, number);
        -- The queue's own part, small or large beside what is done: what goes next, how long it waits, when the next hour comes.
        CREATE INDEX submission_waiting ON submission (number)
            WHERE \(waiting);
        CREATE INDEX submission_waiting_since ON submission (waiting_since)
            WHERE \(waiting);
        CREATE INDEX submission_next_attempt ON submission (next_attempt) WHERE next_attempt IS NOT NULL;
        CREATE INDEX submission_interrupted ON submission (number) WHERE interrupted = 1;
        CREATE INDEX submission_by_job ON submission (job_id, number);

        CREATE TABLE document (
            submission INTEGER NOT NULL REFERENCES submission (number),
            number INTEGER NOT NULL,
            name TEXT NOT NULL,
            pages INTEGER NOT NULL,
            size INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            generation INTEGER NOT NULL DEFAULT 0,
            upload TEXT,
            offset INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (submission, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE letter (
            submission INTEGER NOT NULL REFERENCES submission (number),
            number INTEGER NOT NULL,
            letter_json TEXT NOT NULL,
            platform_id TEXT,
            state TEXT,
            registered_number TEXT,
            tracking_link TEXT,
            posted REAL,
            PRIMARY KEY (submission, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE timeline (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            submission INTEGER NOT NULL REFERENCES submission (number),
            at REAL NOT NULL,
            state TEXT NOT NULL,
            reason_json TEXT,
            actor TEXT
        ) STRICT;
        CREATE INDEX timeline_by_submission ON timeline (submission, number);

        -- Jobs that were cancelled: a later hand-over of the same job is refused.
        CREATE TABLE tombstone (
            job_uuid TEXT PRIMARY KEY,
            at REAL NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE queue (
            name TEXT PRIMARY KEY,
            settings_json TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE account (
            name TEXT PRIMARY KEY,
            held_json TEXT,
            cursor TEXT
        ) STRICT, WITHOUT ROWID;
        """

    private static let version2 = """
        -- The queue as a whole, in one row. `commits` counts its transactions (Witness.swift); since `restored` nothing is sent until
        -- `rebuild`; `sealed` names the export for which it gave up accepting and sending for ever.
        CREATE TABLE spool (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            commits INTEGER NOT NULL DEFAULT 0,
            restored REAL,
            sealed TEXT
        ) STRICT;
        INSERT INTO spool (one) VALUES (1);

        -- Numbered from 1 without a gap; `entry` is canonical JSON with its predecessor's hash, `hash` the SHA-256 of its bytes.
        CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            entry TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append only'); END;
        CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit: append only'); END;

        -- Its documents were removed after their retention; its rows stay.
        ALTER TABLE submission ADD COLUMN documents_removed REAL;
        -- The platform may know more of it than this database does, and is asked.
        ALTER TABLE submission ADD COLUMN in_question INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX submission_removable ON submission (changed) WHERE \(removable);
        CREATE INDEX submission_in_question ON submission (number) WHERE in_question = 1;
        """
}
