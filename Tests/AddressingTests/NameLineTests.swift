import Letters
import Testing

@testable import Addressing

/// What makes the first line certain to be the recipient's, and not a heading set in the address's own type.
@Suite struct NameLineTests {
    let reader = WindowReader(.standard)

    private func read(_ lines: [String]) -> WindowReading {
        var small = Typewriter()
        (small.height, small.pitch) = (3, 3.6)
        return reader.read(small.block(lines, y: 44), ink: 0.05)
    }

    /// Four languages; the street and the place are the same, what stands above is the point.
    @Test(arguments: [
        ["Claire Dumont"], ["Colruyt"], ["Xyzzy"], ["Madame", "Claire Dumont"], ["De heer", "Jan Peeters"],
        ["Herrn", "Jürgen Groß"],
        ["Monsieur et Madame Dumont-Lenoir"], ["ACME sa", "Claire Dumont"], ["Acme NV", "t.a.v. mevrouw An Janssens"],
        ["Colruyt", "À l'attention de Claire Dumont"], ["Colruyt", "Service Achats", "Claire Dumont"],
        ["Claire Dumont", "Directrice", "ACME SA"],
        ["DUPONT Jean", "ACME SRL"], ["P. de Vries", "Afdeling Inkoop"], ["Notaris Van den Berghe", "Kantoor Leuven"],
        ["Commune d'Ixelles", "Service Population"], ["Stadsbibliotheek Voorbeeld", "Mevrouw An Verstraeten"],
        ["Éditions ACME", "Pierre Brochan"],
        ["Universiteit Gent", "Vakgroep Wiskunde", "Prof. Els De Smet"], ["Petit & Fils", "Paul Petit"],
        ["Familie Jansen", "Residentie Zeezicht"],
        ["Papierflieger-Vertriebs-GmbH", "Helga Musterfrau"], ["Colruyt", "Bâtiment C"],
        ["Dr. An Peeters", "Huisartsenpraktijk De Linde"],
        ["Bäckerei Schmitz", "Frau Eva Schmitz"], ["Ms Mary O'Connor", "Finance Department", "Example Ltd"],
    ])
    func theFirstLineIsCertain(_ names: [String]) {
        let lines = names + ["Rue Haute 5", "1000 Bruxelles"]
        let reading = read(lines)
        #expect(reading.kind == .recipient, "\(names): \(reading.findings.map(\.code))")
        #expect(reading.address?.lines == lines)
    }

    @Test(arguments: [
        ["Rapport annuel"], ["Rapport annuel", "Claire Dumont"], ["Relevé trimestriel", "ACME SA"],
        ["Annual Report", "John Smith"],
        ["Jahresabschluss", "Max Muster"], ["Kwartaaloverzicht", "Jan Peeters"],
        ["Votre nouvelle carte", "Claire Dumont"],
        ["Nouveautés", "Claire Dumont"], ["Printemps 2026", "Madame Claire Dumont"],
        ["Service clients", "Claire Dumont"], ["Zur Kenntnis", "Max Muster"],
        ["Belangrijk", "Jan Peeters"], ["Résultats de la Commune", "Claire Dumont"],
        ["Facture ACME SA", "Claire Dumont"], ["Ihre Police", "Frau Eva Schmitz"],
        ["INVITATION", "Madame Claire Dumont"], ["Assemblée générale", "Monsieur Jean Petit"],
        ["Bon de commande", "ACME SA"],
    ])
    func aHeadingIsHeld(_ names: [String]) {
        let reading = read(names + ["Rue Haute 5", "1000 Bruxelles"])
        #expect(reading.kind == .uncertain, "\(names)")
        #expect(!reading.findings.filter { $0.severity == .hold }.isEmpty)
    }

    @Test func anAddressWithoutANameIsHeld() {
        for lines in [["Rue Haute 5", "Bte 3", "1000 Bruxelles"], ["Rue Haute 5", "Rue Basse 7", "1000 Bruxelles"]] {
            #expect(read(lines).kind == .uncertain, "\(lines)")
        }
    }

    @Test func everyPartIsNamed() throws {
        let address = try #require(
            read(["Acme NV", "t.a.v. Mevrouw An Janssens", "Gebouw C", "Kerkstraat 12 bus 3", "B-9000 Gent"]).address)
        #expect(address.organisation == "Acme NV")
        #expect(address.function == "t.a.v. Mevrouw An Janssens")
        #expect(address.building == "Gebouw C")
        #expect(address.street == "Kerkstraat 12 bus 3")
        #expect(address.number == "12")
        #expect(address.box == "3")
        #expect(address.postcode == "9000")
        #expect(address.locality == "Gent")
        #expect(address.country == "BE")
        let box = try #require(read(["Madame", "Claire Dumont", "Boîte postale 12", "5000 Namur"]).address)
        #expect(box.name == "Claire Dumont")
        #expect(box.postOfficeBox == "12")
        #expect(box.street == nil)
    }

    @Test(
        arguments: [
            ("12 rue Haute", "1000 Bruxelles", [.addressNumberFirst]),
            ("12, rue Haute", "1000 Bruxelles", [.addressNumberFirst, .addressComma]),
            ("Rue Haute, 12", "1000 Bruxelles", [.addressComma]), ("Rue Haute 12 bte 3", "1000 Bruxelles", []),
            ("Rue Haute 12/3", "1000 Bruxelles", [.addressBoxNotation]),
            ("Rue Haute 12 b 3", "1000 Bruxelles", [.addressBoxNotation]),
            ("Rue Haute 12 #3", "1000 Bruxelles", [.addressBoxNotation]),
            ("Rue Haute 12 appt 3", "1000 Bruxelles", [.addressBoxNotation]),
            ("Rue Haute 12 bus 3", "1000 Bruxelles", [.addressLanguages]),
            ("Rue Haute 12", "1000 Brussel", [.addressLanguages]),
            ("Hoogstraat 12", "1000 Bruxelles", [.addressLanguages]), ("Hoogstraat 12 bus 3", "1000 Brussel", []),
            ("Avenue du 11 Novembre 5", "1040 Etterbeek", []), ("Rue du 1er Régiment 7A", "5000 Namur", []),
            ("Postbus 12", "9000 Gent", []),
            ("Rue de l'Administration communale unie 12", "1000 Bruxelles", [.addressLineLong]),
            ("11 Novemberlaan 5", "9000 Gent", []),
            ("Av. Louise 5", "1050 Bruxelles", [.addressAbbreviation]),
            ("12 bd Anspach", "1000 Bruxelles", [.addressNumberFirst, .addressAbbreviation]),
            ("Kerkstr. 12", "9000 Gent", [.addressAbbreviation]),
            ("Brusselsestwg 12", "9000 Gent", [.addressAbbreviation]),
            ("Chaussée de Mons 5", "1070 Bruxelles", []), ("Place Rogier 1", "1210 Bruxelles", []),
        ] as [(String, String, [StatusCode])])
    func theBelgianPostsRules(_ street: String, _ place: String, _ codes: [StatusCode]) {
        let reading = read(["Claire Dumont", street, place])
        #expect(reading.kind == .recipient)
        #expect(reading.findings.map(\.code) == codes, "\(street): \(reading.findings.map(\.code))")
    }
}
