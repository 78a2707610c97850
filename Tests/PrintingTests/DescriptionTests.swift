import Letters
import Testing

@testable import Printing

/// The queue's description as ppd/build compiles it.
struct DescriptionTests {
    @Test func passesCupstestppd() throws {
        let folder = try Folder()
        try Tool.run("\(Tool.root)/ppd/build", folder.path)
        for name in ["clickpost", "clickpost-sandbox"] {
            // The filter is installed with the product, not on the machine that builds it.
            let answer = try Tool.run("/usr/bin/cupstestppd", "-I", "filters", "\(folder.path)/\(name).ppd")
            #expect(answer.output.contains("PASS"))
            #expect(!answer.output.contains("WARN"))
        }
    }

    @Test func holdsWhatTheProductReliesOn() throws {
        let folder = try Folder()
        try Tool.run("\(Tool.root)/ppd/build", folder.path)
        let text = try folder.read("clickpost.ppd")
        for line in [
            #"*cupsFilter2: "application/pdf application/pdf 0 clickpost-filter""#,
            #"*cupsFilter2: "application/vnd.cups-pdf application/pdf 10 clickpost-filter""#,
            "*cupsManualCopies: False", #"*cupsMaxCopies: "99""#, #"*cupsLanguages: "en fr nl de""#,
            "*DefaultPageSize: A4", "*ParamCustomClickpostSplit Pages/Pages a letter: 1 int 1 50",
        ] { #expect(text.contains(line), "\(line)") }
        #expect(!text.contains("cupsSingleFile"))
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("*PageSize ") }.count == 1)
        #expect(!text.contains("SANDBOX"))
        #expect(try folder.read("clickpost-sandbox.ppd").contains(#"*ModelName: "ClickPost Letters SANDBOX""#))
        // Every choice has its words in each language.
        for language in ["fr", "nl", "de"] {
            let own = text.split(separator: "\n").filter { $0.hasPrefix("*\(language).Clickpost") }
            #expect(own.count == 22, "\(language)")
        }
    }

    @Test func defaultsComeFromTheDescription() throws {
        let folder = try Folder()
        try Tool.run("\(Tool.root)/ppd/build", folder.path)
        let path = "\(folder.path)/clickpost.ppd"
        #expect(PrinterDescription.defaults(path: path) == OptionTests.defaults)
        let changed = try folder.read("clickpost.ppd").replacing(
            "*DefaultClickpostFranking: Prior", with: "*DefaultClickpostFranking: Registered")
        try folder.write("registered.ppd", changed)
        let parsed = OptionParser.parse(
            job: "ClickpostSplit=Address", copies: 1, description: "\(folder.path)/registered.ppd")
        #expect(parsed.options.franking == .registered)
        #expect(parsed.options.split == .address)
        #expect(parsed.findings == [])
    }

    /// Every choice the description offers is one the product knows.
    @Test func everyChoiceIsKnown() throws {
        let folder = try Folder()
        try Tool.run("\(Tool.root)/ppd/build", folder.path)
        var choices = 0
        for line in try folder.read("clickpost.ppd").split(separator: "\n") {
            guard let end = line.firstIndex(of: "/"), line.hasSuffix(#"""#), line.first == "*" else { continue }
            let words = line[line.index(after: line.startIndex)..<end].split(separator: " ")
            guard words.count == 2, OptionTests.defaults[String(words[0])] != nil else { continue }
            #expect(OptionTests.codes("\(words[0])=\(words[1])") == [], "\(line)")
            choices += 1
        }
        #expect(choices == 25)
    }
}
