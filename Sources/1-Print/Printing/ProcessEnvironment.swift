import Glibc

/// The process' environment and arguments, without Foundation.
public enum ProcessEnvironment {
    /// Values that are not UTF-8 are repaired.
    public static func read() -> [String: String] {
        var variables: [String: String] = [:]
        var place = environ
        while let entry = place.pointee {
            let text = String(cString: entry)
            if let split = text.firstIndex(of: "=") {
                variables[String(text[..<split])] = String(text[text.index(after: split)...])
            }
            place += 1
        }
        return variables
    }

    /// argv byte for byte: CUPS cuts a title at a byte, perhaps inside a character.
    public static func arguments() -> [[UInt8]] {
        (0..<Int(CommandLine.argc)).compactMap { index in
            CommandLine.unsafeArgv[index].map { argument in
                Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
            }
        }
    }
}
