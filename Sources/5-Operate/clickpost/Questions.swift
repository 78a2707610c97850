import Glibc

/// Questions to the person at the terminal. Where nobody types, the same lines are read from standard input without a prompt.
extension Terminal {
    static var isTyped: Bool { isatty(STDIN_FILENO) == 1 }

    /// One line, perhaps empty; nil at the end of the input.
    func line(_ prompt: Phrase, echo: Bool = true) -> String? {
        if Self.isTyped { ask(prompt.text(language)) }
        let line = echo || !Self.isTyped ? readLine() : Self.hidden { readLine() }
        if Self.isTyped && !echo { note("") }
        return line
    }

    /// A user name or a password.
    func credential(_ prompt: Phrase, echo: Bool) throws -> String {
        guard let line = line(prompt, echo: echo), Self.isCredential(line) else {
            throw WrongUsage(what: .credentialsEmpty)
        }
        return line
    }

    static func isCredential(_ line: String) -> Bool {
        !line.isEmpty && !line.utf8.contains { $0 < 0x20 }
    }

    /// Signals from the keyboard are off too, as in getpass(3): a Ctrl-C would end the command and leave the terminal silent.
    private static func hidden(_ read: () -> String?) -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        return read()
    }
}
