extension SettingsFile {
    /// The file that `clickpostd --print-config` writes: every setting with help, allowed values and these settings' values;
    /// it parses back to the same settings.
    public static func commented(_ settings: Settings = Settings()) -> String {
        let values = Dictionary(uniqueKeysWithValues: settings.written.map { ($0.name, $0.value) })
        var text = "# Settings of clickpostd. `clickpostd --check-config` checks this file.\n"
        var section = ""
        for setting in Settings.declarations.all {
            let parts = setting.name.split(separator: ".", maxSplits: 1)
            if parts[0] != section {
                section = String(parts[0])
                text += "\n[\(section)]\n"
            }
            text += "\n"
            for line in wrapped(setting.help, width: 98) { text += "# \(line)\n" }
            text += "# Allowed: \(setting.allowed)\n"
            text += "\(parts[1]) = \(values[setting.name] ?? setting.writtenStandard)\n"
        }
        return text
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [""]) { lines, word in
            let last = lines.count - 1
            if lines[last].isEmpty {
                lines[last] = String(word)
            } else if lines[last].count + 1 + word.count <= width {
                lines[last] += " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
