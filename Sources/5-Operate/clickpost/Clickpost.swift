import ArgumentParser
import Letters

@main
struct Clickpost: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clickpost",
        abstract: "Letters printed to Click & Post: what became of them, what is held, and what a document would give.",
        discussion: """
            Messages come in French, Dutch, German or English, as LANG says.

            Exit status: 0 done; 1 refused, or it could not be done; 2 unusable input; 3 held, or not yet known; \
            64 wrong usage; 69 a part of the product is not there; 77 not permitted.
            """,
        version: Product.version,
        subcommands: [
            StatusCommand.self, JobsCommand.self, ShowCommand.self, ReleaseCommand.self, HoldCommand.self,
            CancelCommand.self, CheckCommand.self, PrinterCommand.self, LoginCommand.self,
        ])
}
