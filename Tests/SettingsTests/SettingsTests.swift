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

    @Test func ownWindowsAndPrices() {
        let text = """
            [windows]
            own = ["my-c5=100,42,195,85/92,36,205,92", "narrow = 110,50,180.5,80"]
            [tariff]
            letters = ["prior 6 1.85", "prior-international 6 2,90"]
            sheets = ["mono one 0.07"]
            acknowledgement = "1.40"
            """
        let (settings, faults) = SettingsFile.parse(text, path: "x")
        #expect(faults.isEmpty)
        #expect(settings.ownWindows.profiles.map(\.name) == ["my-c5", "narrow"])
        #expect(settings.ownWindows.profiles[0].outer == Box(x0: 92, y0: 36, x1: 205, y1: 92))
        #expect(settings.ownWindows.profiles[1].inner == Box(x0: 110, y0: 50, x1: 180.5, y1: 80))
        #expect(settings.inspection.tariff.letters.map(\.price.cents) == [185, 290])
        #expect(settings.inspection.tariff.acknowledgement?.cents == 140)
        // What is written parses to the same.
        let (again, none) = SettingsFile.parse(SettingsFile.commented(settings), path: "x")
        #expect(none.isEmpty)
        #expect(again.inspection == settings.inspection)
    }

    @Test(arguments: [
        "windows.own = [\"belgium-right=100,42,195,85\"]", "windows.own = [\"a=100,42,195,85\", \"a=1,2,3,4\"]",
        "windows.own = [\"a\"]", "windows.own = [\"A b=1,2,3,4\"]", "windows.own = [\"a=92,36,205,92/100,42,195,85\"]",
        "windows.own = [\"a=100,42,295,85\"]", "tariff.letters = [\"prior 6\"]", "tariff.letters = [\"prior 26 1\"]",
        "tariff.letters = [\"prior 6 1\", \"prior 6 2\"]", "tariff.letters = [\"express 6 1\"]",
        "tariff.sheets = [\"mono both 1\"]", "tariff.sheets = [\"mono one -1\"]", "tariff.acknowledgement = \"free\"",
    ])
    func wrongWindowsAndPricesAreNamed(_ line: String) {
        #expect(SettingsFile.parse(line, path: "x").faults.map(\.code) == [.settingsValue], "\(line)")
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
