import Settings

/// `clickpostd [--config FILE] [--print-config | --check-config | --version | --help]`
struct Invocation {
    enum Task {
        case run, printConfig, checkConfig, version, help
    }

    var task = Task.run
    var config = SettingsFile.standardPath
    /// Whether the file was named: then it must exist.
    var configGiven = false
    /// The argument that is none of ours.
    var wrong: String?

    init(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--print-config": task = .printConfig
            case "--check-config": task = .checkConfig
            case "--version": task = .version
            case "--help", "-h": task = .help
            case "--config":
                guard let file = rest.popFirst() else {
                    wrong = argument
                    return
                }
                config = file
                configGiven = true
            case _ where argument.hasPrefix("--config="):
                config = String(argument.dropFirst("--config=".count))
                configGiven = true
            default:
                wrong = argument
                return
            }
        }
    }

    static let usage = """
        clickpostd [--config FILE]   run the daemon (in the foreground)
        clickpostd --print-config    write the settings, commented, to standard output
        clickpostd --check-config    check the settings; the exit status is 1 where something is wrong
        clickpostd --version

        FILE is \(SettingsFile.standardPath) unless given.
        """
}
