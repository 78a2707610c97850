import Letters
import Testing

@testable import Settings

struct SettingsTests {
    @Test func printedFileParsesBackToTheDefaults() {
        let (settings, faults) = SettingsFile.parse(SettingsFile.commented(), path: "printed")
        #expect(faults.isEmpty)
        #expect(settings.written.map(\.value) == Settings().written.map(\.value))
        #expect(SettingsFile.commented().contains("retry-longest = \"1 h\""))
    }

    @Test func printedFileKeepsChangedValues() {
        var settings = Settings()
        settings.platformURL = "https://hybrid.example:8443"
        settings.submitters = ["lp", "_cups\"\\\n"]
        settings.retryFirst = .milliseconds(1500)
        settings.spoolReserve = .kib(3)
        let (parsed, faults) = SettingsFile.parse(SettingsFile.commented(settings), path: "printed")
        #expect(faults.isEmpty)
        #expect(parsed.platformURL == "https://hybrid.example:8443")
        #expect(parsed.submitters == ["lp", "_cups\"\\\n"])
        #expect(parsed.retryFirst == .milliseconds(1500))
        #expect(parsed.spoolReserve == .kib(3))
    }

    @Test func everyDefaultIsAllowed() {
        for setting in Settings.declarations.all {
            #expect(setting.standardIsAllowed, "\(setting.name)")
            #expect(setting.name.split(separator: ".").count == 2, "\(setting.name)")
        }
        let names = Settings.declarations.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.count >= 30)
    }

    @Test func wrongValueIsNamedWithItsLine() {
        let text = """
            # a comment
            [platform]
            url = "http://plain.example"

            [delivery]
            retry-first = "soon"
            uploads-at-once = 99
            hold-after = 5
            """
        let (_, faults) = SettingsFile.parse(text, path: "/etc/x.toml")
        #expect(faults.map(\.code) == [.settingsValue, .settingsValue, .settingsValue, .settingsValue])
        #expect(faults.map { $0.values[.line] } == ["3", "6", "7", "8"])
        #expect(
            faults.map { $0.values[.setting] } == [
                "platform.url", "delivery.retry-first", "delivery.uploads-at-once", "delivery.hold-after",
            ])
        #expect(faults[2].values[.allowed] == "number, 1 … 32")
        #expect(faults[2].values[.value] == "99")
        #expect(faults[0].values[.path] == "/etc/x.toml")
    }

    @Test(arguments: [
        "retry-first", "retry-longest", "retry-least", "retry-after-longest", "probe-first", "probe-longest",
        "certificate-probe", "event-pause", "event-gap", "ask-pause",
    ])
    func retriesMayBeAMillisecondApart(setting: String) {
        func faults(_ value: String) -> [StatusCode] {
            SettingsFile.parse("[delivery]\n\(setting) = \"\(value)\"", path: "f").faults.map(\.code)
        }
        #expect(faults("1 ms").isEmpty)
        #expect(faults("0 ms") == [.settingsValue])
    }

    @Test func unknownSettingIsAnErrorWithASuggestion() {
        let (_, faults) = SettingsFile.parse("[spool]\ndirektory = \"/x\"\n", path: "f")
        #expect(faults.count == 1)
        #expect(faults.first?.code == .settingsUnknown)
        #expect(faults.first?.values[.setting] == "spool.direktory")
        #expect(faults.first?.values[.allowed] == "spool.directory")
        #expect(faults.first?.values[.line] == "2")
    }

    @Test func syntaxErrorIsNamedWithItsLine() {
        let (_, faults) = SettingsFile.parse("[platform]\nurl = \"https://a\n", path: "f")
        #expect(faults.map(\.code) == [.settingsLine])
        #expect(faults.first?.values[.line] == "2")
        #expect(faults.first?.values[.detail]?.isEmpty == false)
    }

    @Test(arguments: ["[access]\nsubmitters = []", "[access]\nsubmitters = [1]", "[access]\nsubmitters = \"lp\""])
    func listsMustHoldNames(text: String) {
        #expect(SettingsFile.parse(text, path: "f").faults.map(\.code) == [.settingsValue])
    }

    @Test(arguments: [
        ("\"250 ms\"", 0.25), ("\"250ms\"", 0.25), ("\"3 s\"", 3.0), ("\"2 min\"", 120.0), ("\"1 h\"", 3600.0),
    ])
    func durations(written: String, seconds: Double) {
        let (settings, faults) = SettingsFile.parse("[delivery]\nretry-first = \(written)", path: "f")
        #expect(faults.isEmpty)
        #expect(settings.retryFirst.seconds == seconds)
    }

    @Test func dottedAndInlineFormsAreReadAlike() {
        let (settings, faults) = SettingsFile.parse(
            "platform.url = \"https://a\"\nspool = { directory = \"/b\", reserve = \"9 XB\" }", path: "f")
        #expect(settings.platformURL == "https://a")
        #expect(settings.spoolDirectory == "/b")
        #expect(faults.map { $0.values[.line] } == ["2"])
    }

    @Test func hugeMeasuresDoNotOverflow() {
        let (_, faults) = SettingsFile.parse("[delivery]\nhold-after = \"9223372036854775807 d\"", path: "f")
        #expect(faults.map(\.code) == [.settingsValue])
    }
}
