import Letters
import Testing

@testable import Addressing

@Suite struct CountryTests {
    let reader = WindowReader(.standard)

    @Test(arguments: [
        ("DE", ["ALLEMAGNE", "DUITSLAND", "DEUTSCHLAND", "GERMANY", "Allemagne", "Bundesrepublik Deutschland"]),
        ("NL", ["PAYS-BAS", "NEDERLAND", "NIEDERLANDE", "THE NETHERLANDS", "LES PAYS-BAS", "HOLLANDE"]),
        (
            "GB",
            [
                "GROSSBRITANNIEN", "GROẞBRITANNIEN", "ROYAUME-UNI", "VERENIGD KONINKRIJK", "UK", "U.K.", "ANGLETERRE",
                "SCOTLAND",
            ]
        ),
        (
            "US",
            [
                "USA", "U.S.A.", "ETATS-UNIS", "ÉTATS-UNIS", "VERENIGDE STATEN", "VEREINIGTE STAATEN",
                "UNITED STATES OF AMERICA",
            ]
        ),
        ("CH", ["SUISSE", "ZWITSERLAND", "SCHWEIZ", "SWITZERLAND"]),
        ("AT", ["AUTRICHE", "OOSTENRIJK", "ÖSTERREICH", "OSTERREICH"]),
        ("XK", ["KOSOVO"]), ("CI", ["CÔTE D'IVOIRE", "COTE D IVOIRE", "IVOORKUST"]),
        ("CD", ["RD CONGO", "R.D. CONGO"]),
        ("CZ", ["TCHÉQUIE", "TSJECHIË", "TSCHECHIEN", "CZECH REPUBLIC"]), ("TR", ["TURQUIE", "TÜRKEI", "TÜRKIYE"]),
        ("BE", ["BELGIQUE", "BELGIË", "BELGIE", "BELGIEN", "BELGIUM"]), ("LU", ["LUXEMBOURG", "LUXEMBURG"]),
        ("RE", ["LA RÉUNION"]), ("BA", ["BOSNIE-HERZÉGOVINE", "BOSNIË EN HERZEGOVINA", "BOSNIA AND HERZEGOVINA"]),
    ])
    func namesPeopleWrite(_ code: String, _ names: [String]) {
        for name in names { #expect(Countries.named(name)?.code == code, "\(name)") }
    }

    @Test func aCountrysOwnNameIsUnderstoodWithAWarning() {
        for (name, code) in [("ESPAÑA", "ES"), ("Polska", "PL"), ("SUOMI", "FI"), ("ITALIA", "IT"), ("ÉIRE", "IE")] {
            #expect(Countries.named(name) == Countries.Match(code: code, isVernacular: true), "\(name)")
        }
    }

    @Test func namesThatCouldBeTwoAreNone() {
        for name in [
            "CONGO", "KOREA", "CORÉE", "SAINT-MARTIN", "Bruxelles", "PARIS", "DE", "", "1000", "GERMANY FRANCE",
        ] {
            #expect(Countries.named(name) == nil, "\(name)")
        }
    }

    /// Every country of ISO 3166-1, and no name that is two countries'.
    @Test func theTableIsCompleteAndUnambiguous() {
        var names: [String: String] = [:]
        var codes: Set<String> = []
        for line in CountryNames.table.split(separator: "\n") {
            let code = String(line.prefix(2))
            codes.insert(code)
            for name in line.dropFirst(3).split(separator: "|") {
                let folded = LatinText.folded(String(name))
                #expect(names[folded, default: code] == code, "\(name)")
                names[folded] = code
                #expect(Countries.named(String(name))?.code == code, "\(name)")
                #expect(Countries.named(name.uppercased())?.code == code, "\(name)")
            }
        }
        // 249 of ISO and Kosovo.
        #expect(codes.count == 250)
    }

    @Test(
        arguments: [
            (["Jean Petit", "4 rue du Bac", "75007 PARIS", "FRANCE"], "FR", "75007", "PARIS"),
            (["ACME", "Achats", "BP 123", "59044 LILLE CEDEX 9", "FRANCE"], "FR", "59044", "LILLE CEDEX 9"),
            (["P. de Vries", "Herengracht 5-II", "1015 BZ AMSTERDAM", "PAYS-BAS"], "NL", "1015 BZ", "AMSTERDAM"),
            (["J. Weber", "12, rue du Fort", "L-1234 LUXEMBOURG", "LUXEMBOURG"], "LU", "1234", "LUXEMBOURG"),
            (["Max Weber", "Hauptstr. 5", "D-50667 Köln"], "DE", "50667", "Köln"),
            (["Max Weber", "Hauptstr. 5", "DE 50667 Köln", "DEUTSCHLAND"], "DE", "50667", "Köln"),
            (["P. Muster", "Bahnhofstrasse 1", "8001 Zürich", "SUISSE"], "CH", "8001", "Zürich"),
            (["Max Huber", "Ring 5", "A-1010 WIEN", "AUTRICHE"], "AT", "1010", "WIEN"),
            (["J Smith", "12 High Street", "OXFORD OX1 2AB", "UNITED KINGDOM"], "GB", "OX1 2AB", "OXFORD"),
            (["J Smith", "12 High Street", "LONDON", "SW1A 1AA", "UK"], "GB", "SW1A 1AA", "LONDON"),
            (["John Doe", "100 Main St", "Scranton PA 18503", "USA"], "US", "18503", "Scranton PA"),
            (["A. Berg", "Storgatan 5", "114 55 STOCKHOLM", "SUÈDE"], "SE", "114 55", "STOCKHOLM"),
            (["A. Silva", "Rua X 5", "1100-148 LISBOA", "PORTUGAL"], "PT", "1100-148", "LISBOA"),
            (["J. Tremblay", "5 rue X", "MONTRÉAL QC H2Y 1C6", "CANADA"], "CA", "H2Y 1C6", "MONTRÉAL QC"),
            (["M. Byrne", "5 Main Street", "DUBLIN", "IRELAND"], "IE", nil, "DUBLIN"),
            (["Ali Khan", "PO Box 123", "DUBAI", "UNITED ARAB EMIRATES"], "AE", nil, "DUBAI"),
            (["C. Dumont", "Rue Haute 5", "B-1000 Bruxelles"], "BE", "1000", "Bruxelles"),
            (["C. Dumont", "Rue Haute 5", "1000 Bruxelles", "BELGIQUE"], "BE", "1000", "Bruxelles"),
            (["ACME NV", "Postbus 12", "2000 Antwerpen 1"], "BE", "2000", "Antwerpen 1"),
            (["A. B", "Markt 5", "2970 's-Gravenwezel"], "BE", "2970", "'s-Gravenwezel"),
        ] as [([String], String, String?, String)])
    func postcodesOfTheirCountries(_ lines: [String], _ country: String, _ postcode: String?, _ locality: String) {
        let reading = reader.read(Typewriter().block(lines), ink: 0.05)
        #expect(reading.kind == .recipient, "\(reading.findings.map(\.code))")
        #expect(reading.address?.lines == lines)
        #expect(reading.address?.country == country)
        #expect(reading.address?.postcode == postcode)
        #expect(reading.address?.locality == locality)
    }

    @Test func whatIsSaidOfACountrysLine() {
        func codes(_ country: String, _ place: String = "75007 PARIS") -> [StatusCode] {
            reader.read(Typewriter().block(["J. P", "Rue X 4", place, country]), ink: 0.05).findings.map(\.code)
        }
        #expect(codes("FRANCE", "75007 Paris") == [.addressLocalityCase])
        #expect(codes("NEDERLAND", "5211 AB 's-HERTOGENBOSCH").isEmpty)
        #expect(codes("FRANCE").isEmpty)
        #expect(codes("France") == [.addressCountryCase])
        let home = reader.read(Typewriter().block(.dumont + ["Belgique"]), ink: 0.05)
        #expect(home.kind == .recipient)
        #expect(home.findings.map(\.code) == [.addressCountryHome])
        #expect(home.address?.lines == .dumont + ["Belgique"])
    }
}
