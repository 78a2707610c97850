public import Letters

/// A job's choices, and what must be said of them.
public struct ParsedOptions: Equatable, Sendable {
    public var options: Options
    public var findings: [Status]
}

/// Reads options in both vocabularies: the queue's (`ClickpostFranking=Registered`, `sides=two-sided-long-edge`) and the
/// verdict's (`franking=registered`, `sides=two`). Whatever the product can't carry out is refused in words: a letter
/// printed otherwise than asked is a wrong letter.
public enum OptionParser {
    /// - Parameter pairs: names and values in order, as typed on a command line.
    public static func parse(_ pairs: [(String, String)]) -> ParsedOptions {
        var reading = OptionReading(source: .command)
        for (name, value) in pairs { reading.take(name, value) }
        return reading.result
    }

    /// A print job's options: the description's defaults, then the job's own.
    /// - Parameters:
    ///   - options: argv[5].
    ///   - copies: argv[4].
    ///   - description: the PPD's path; nil where the queue has none.
    ///   - printedTo: the class the job was printed to; nil where it was the queue itself.
    public static func parse(
        job options: String, copies: Int, description: String?, printedTo: CupsDestination? = nil
    ) -> ParsedOptions {
        var reading = OptionReading(source: .job, printedTo: printedTo)
        reading.takeDefaults(description.map(PrinterDescription.defaults) ?? [:])
        for (name, value) in CupsOptions.pairs(options) { reading.take(name, value) }
        reading.takeCopies(copies)
        return reading.result
    }
}
