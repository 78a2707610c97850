import Testing

@testable import clickpost

/// One setting changes, the administrator's other lines stay.
@Suite struct SettingsTextTests {
    static let file = """
        # Ours.
        [platform]
        # url = "https://old.example"
        url = "https://post.example" # the platform
        ca-file = ''

        [spool]
        url = "not this one"
        directory = "/var/lib/clickpost"
        """

    @Test func readsTheValueOfItsSection() {
        let settings = SettingsText(Self.file)
        #expect(settings.value("platform", "url") == "https://post.example")
        #expect(settings.value("platform", "ca-file") == "")
        #expect(settings.value("spool", "directory") == "/var/lib/clickpost")
        #expect(settings.value("platform", "proxy") == nil)
        #expect(settings.value("log", "level") == nil)
    }

    @Test func changesOneLineAlone() {
        var settings = SettingsText(Self.file)
        settings.set("platform", "url", "https://new.example")
        #expect(
            settings.text
                == Self.file.replacing(
                    "url = \"https://post.example\" # the platform", with: "url = \"https://new.example\""))
        #expect(settings.value("platform", "url") == "https://new.example")
        #expect(settings.value("spool", "url") == "not this one")
    }

    @Test func addsWhatIsMissing() {
        var settings = SettingsText(Self.file)
        settings.set("platform", "proxy", "http://p\"\\")
        settings.set("log", "level", "debug")
        #expect(settings.text.contains("[platform]\nproxy = \"http://p\\\"\\\\\"\n"))
        #expect(settings.text.hasSuffix("[log]\nlevel = \"debug\"\n"))
        #expect(settings.value("log", "level") == "debug")
        #expect(settings.value("platform", "url") == "https://post.example")
    }

    @Test func changingToWhatItIsChangesNothing() {
        var settings = SettingsText("[platform]\nurl = \"https://post.example\"\n")
        let before = settings
        settings.set("platform", "url", "https://post.example")
        #expect(settings == before)
    }
}
