import Letters
import Testing

@testable import Addressing

/// Postcodes against localities, as people write them.
@Suite struct BelgianPostcodeTests {
    @Test(arguments: [
        (
            "1000",
            [
                "Bruxelles", "BRUXELLES", "Brussel", "Brussels", "Brüssel", "Bruxelles-Brussel", "Brussel / Bruxelles",
                "BXL",
            ]
        ),
        ("1050", ["Ixelles", "Elsene", "Bruxelles", "Ixelles-Elsene", "Ixelles (Bruxelles)"]),
        ("1020", ["Laeken", "Laken", "Bruxelles (Laeken)"]),
        ("1080", ["Molenbeek-St-Jean", "Molenbeek", "St-Jans-Molenbeek"]),
        ("1210", ["St-Josse-ten-Noode", "SAINT JOSSE TEN NOODE", "Sint-Joost-ten-Node", "St.-Josse"]),
        ("1348", ["Louvain-la-Neuve", "LLN", "L.L.N.", "louvain la neuve", "Ottignies-LLN"]),
        ("1420", ["Braine-l'Alleud", "BRAINE L ALLEUD", "Braine l’Alleud", "Eigenbrakel"]),
        ("2000", ["Antwerpen", "ANVERS", "Antwerp", "Antwerpen 1"]),
        ("2970", ["'s-Gravenwezel", "’s Gravenwezel", "Schilde"]),
        ("2220", ["Heist-op-den-Berg", "Heist o/d Berg"]), ("4000", ["Liège", "LIEGE", "Luik", "Lüttich"]),
        ("4031", ["Angleur", "Liège", "Angleur (Liège)"]), ("4780", ["Sankt Vith", "St. Vith", "SAINT-VITH"]),
        ("4720", ["Kelmis", "La Calamine"]), ("5000", ["Namur", "Namen"]), ("5100", ["Jambes", "Jambes (Namur)"]),
        ("5060", ["Auvelais", "AUVELAIS", "Sambreville"]), ("6120", ["Ham-sur-Heure", "Ham s/ Heure", "Ham s/Heure"]),
        ("8000", ["Brugge", "Bruges"]), ("8300", ["Knokke-Heist", "Knokke"]),
        ("8691", ["Beveren a/d IJzer", "Beveren-aan-den-Ijzer"]), ("9000", ["Gent", "Gand", "Ghent", "gent"]),
        ("0612", ["Sinterklaas"]), ("1049", ["Bruxelles", "European Commission"]), ("1804", ["Cargovil"]),
        ("1818", ["VTM"]),
        ("1931", ["Brucargo"]), ("4099", ["Liège X"]), ("5012", ["Namur", "Parlement wallon"]),
        ("7010", ["SHAPE", "Mons"]),
        ("6075", ["Charleroi"]),
    ])
    func ownLocalitiesAgree(_ postcode: String, _ localities: [String]) {
        for locality in localities {
            #expect(BelgianPostcodes.match(postcode, locality) == .agrees, "\(postcode) \(locality)")
        }
    }

    @Test(arguments: [
        ("1000", "Gent"), ("9000", "Brugge"), ("1000", "Bien bien loin"), ("4000", "Namur"), ("2024", "Résultats"),
        ("9000", ""),
        ("9000", "Gent West"), ("1050", "12"), ("1234", "Musterstadt"), ("8001", "Zürich"), ("1015", "Amsterdam"),
        ("3011", "Bern"),
        ("2000", "Neuchâtel"), ("6000", "Luzern"), ("1010", "Wien"), ("8010", "Graz"), ("1000", "Lausanne"),
        ("5020", "Salzburg"),
        ("4020", "Linz"), ("1050", "Uccle"), ("9000", "de"), ("12", "Gent"),
    ])
    func whatIsElsewhereDoesNot(_ postcode: String, _ locality: String) {
        #expect(BelgianPostcodes.match(postcode, locality) != .agrees)
    }

    @Test func theTableIsWhole() {
        var postcodes = 0
        for line in BelgianPostcodeTable.text.split(separator: "\n") {
            let code = String(line.prefix(4))
            postcodes += 1
            #expect(Int(code).map(Postcodes.belgian.contains) == true)
            for name in line.dropFirst(5).split(separator: "|") {
                #expect(BelgianPostcodes.match(code, String(name)) == .agrees, "\(line)")
                #expect(BelgianPostcodes.match(code, name.uppercased()) == .agrees, "\(line)")
            }
        }
        #expect(postcodes > 1140)
    }

    @Test(arguments: [
        (["Rapport annuel", "Département 12", "2024 Résultats"], StatusCode.addressPostcodeUnknown),
        (["Éditions ACME", "Ruelle incroyable 112", "1000 Bien bien loin"], .addressLocality),
        (["Peter Muster", "Musterstrasse 1", "1234 Musterstadt"], .addressPostcodeUnknown),
        (["Claire Dumont", "Rue Haute 5", "1000 Gent"], .addressLocality),
        (["Claire Dumont", "Rue Haute 5", "2000 Neuchâtel"], .addressLocality),
    ])
    func otherwiseTheLetterIsHeld(_ lines: [String], _ code: StatusCode) {
        let reading = WindowReader(.standard).read(Typewriter().block(lines), ink: 0.05)
        #expect(reading.kind == .uncertain)
        #expect(
            reading.findings.contains { $0.code == code && $0.severity == .hold }, "\(reading.findings.map(\.code))")
        #expect(reading.address?.lines == lines)
    }

    @Test(
        arguments: [
            ("1000 Bruxelles", "1000", "Bruxelles", []), ("B-1000 Bruxelles", "1000", "Bruxelles", []),
            ("B 1000 Bruxelles", "1000", "Bruxelles", []),
            ("1000 Bruxelles - Brussel", "1000", "Bruxelles - Brussel", []),
            ("Bruxelles 1000", "1000", "Bruxelles", [.addressPostcodePlace]),
            ("9000 Gent - België", "9000", "Gent", [.addressCountryHome]),
        ] as [(String, String, String, [StatusCode])])
    func theLastLineAsPeopleWriteIt(_ line: String, _ postcode: String, _ locality: String, _ codes: [StatusCode]) {
        let reading = WindowReader(.standard).read(
            Typewriter().block(["Claire Dumont", "Rue Haute 5", line]), ink: 0.05)
        #expect(reading.kind == .recipient, "\(reading.findings.map(\.code))")
        #expect(reading.address?.postcode == postcode)
        #expect(reading.address?.locality?.trimmingSpaces == locality)
        #expect(reading.findings.map(\.code) == codes)
    }
}

extension String {
    fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}
