import Letters
import Testing

@testable import Addressing

/// What stands in the window besides the address, and where the address stands.
@Suite struct WindowTests {
    let reader = WindowReader(.standard)

    private func codes(_ reading: WindowReading) -> Set<StatusCode> {
        Set(reading.findings.filter { $0.severity == .hold || $0.severity == .error }.map(\.code))
    }

    @Test func windowsByNameAndByBox() {
        #expect(WindowProfile.named("belgium-right")?.inner == Box(x0: 100, y0: 42, x1: 195, y1: 85))
        #expect(WindowProfile.named("belgium-right")?.outer == Box(x0: 92, y0: 36, x1: 205, y1: 92))
        #expect(WindowProfile.named("20,45.5,105,90")?.outer == Box(x0: 20, y0: 45.5, x1: 105, y1: 90))
        let own = WindowProfile.named("100,42,195,85/92,36,205,92")
        #expect(own?.inner == WindowProfile.standard.inner && own?.outer == WindowProfile.standard.outer)
        for wrong in [
            "", "belgium", "1,2,3", "1,2,3,4,5", "10,10,5,20", "10,20,20,10", "0,0,220,90", "0,0,nan,90", "a,b,c,d",
            "-1,0,9,9", "92,36,205,92/100,42,195,85", "1,1,9,9/", "1,1,9,9/1,1,9,9/1,1,9,9",
        ] {
            #expect(WindowProfile.named(wrong) == nil, "\(wrong)")
        }
        for profile in WindowProfile.all { #expect(profile.outer.contains(profile.inner)) }
        #expect(Set(WindowProfile.all.map(\.name)).count == WindowProfile.all.count)
        let mine = WindowProfile(
            name: "my-c5", inner: Box(x0: 1, y0: 2, x1: 3, y1: 4), outer: Box(x0: 1, y0: 2, x1: 3, y1: 4))
        #expect(WindowProfile.named("my-c5") == nil)
        #expect(WindowProfile.named("my-c5", among: [mine]) == mine)
    }

    @Test(arguments: [
        "ACME SA · Rue Haute 5 · 1000 Bruxelles", "ACME SA, Rue Haute 5, 1000 Bruxelles",
        "ACME SA | Rue Haute 5 | B-1000 Bruxelles",
        "Exp. : ACME SA - Rue Haute 5 - 1000 Bruxelles", "Kapitän Hook, Bucht der Totenkopfinsel, Nimmerland",
    ])
    func theSendersLineIsNoPartOfTheAddress(_ line: String) {
        var small = Typewriter()
        small.height = 2.4
        small.advance = 1.2
        let reading = reader.read(small.line(line, x: 105, y: 44.5) + Typewriter().block(.dumont), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == .dumont)
        // Told all the same: nothing but the recipient should stand there. The window's upper edge is at 36 mm.
        let told = reading.findings.first { $0.code == .addressSenderLine }
        #expect(told?.severity == .warning)
        #expect(told?.move?.dx == 0)
        #expect((told?.move?.dy ?? 0) < -8)
    }

    @Test func namesInSmallLettersAreNotTheSenders() {
        var small = Typewriter()
        (small.height, small.advance) = (3, 1.5)
        let reading = reader.read(
            small.line("Dupont, Durand, Petit", x: 105, y: 46) + Typewriter().block(.dumont), ink: 0.05)
        #expect(reading.kind == .uncertain)
    }

    @Test func smallSendersOverTwoLinesOrInPiecesAreNoPartOfIt() {
        var small = Typewriter()
        small.height = 2.4
        small.advance = 1.2
        small.pitch = 2.6
        let lines = small.block(["ACME SA · Rue Haute 5", "1000 Bruxelles · Belgique"], y: 43)
        let pieces =
            small.line("ACME SA", x: 105, y: 45) + small.line("Rue Haute 5", x: 125, y: 45)
            + small.line("1000 Bruxelles", x: 145, y: 45)
        let bare = small.line("ACME SA Rue Haute 5 1000 Bruxelles", x: 105, y: 45)
        for sender in [lines, pieces, bare] {
            let reading = reader.read(sender + Typewriter().block(.dumont), ink: 0.05)
            #expect(reading.kind == .recipient, "\(reading.findings.map(\.code))")
            #expect(reading.address?.lines == .dumont)
        }
    }

    /// Of the address's own size they could be the recipient.
    @Test func smallSendersDividedByADashOrByGapsAloneAreNoPartOfIt() {
        var small = Typewriter()
        (small.height, small.advance, small.pitch) = (2.2, 1.1, 2.6)
        let rows = small.block(["Mutuelle Exemple", "Rue Saint-Jean 32 - 1000 Bruxelles"], x: 105, y: 42)
        let pieces = [(105.0, "Waterbedrijf cv"), (123, "Dijkstraat 8"), (140, "2630 Aartselaar")].flatMap {
            small.line($1, x: $0, y: 45)
        }
        for sender in [rows, pieces] {
            let reading = reader.read(sender + Typewriter().block(.dumont), ink: 0.05)
            #expect(reading.kind == .recipient)
            #expect(reading.address?.lines == .dumont)
            #expect(reading.findings.map(\.code) == [.addressSenderLine])
        }
    }

    @Test func aWatermarkFromTheLastLineDownwardsIsApart() {
        var huge = Typewriter()
        (huge.height, huge.advance) = (24, 14)
        let reading = reader.read(Typewriter().block(.dumont) + huge.line("ENTWURF", x: 60, y: 61), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == .dumont)
        #expect(reading.findings.map(\.code) == [.addressOtherText])
    }

    /// Names beneath the words that end a letter are who signs it.
    @Test(arguments: ["Bien à vous,", "Met vriendelijke groeten,", "Mit freundlichen Grüßen,", "Yours faithfully,"])
    func aSignatureIsNoAddress(_ closing: String) {
        let signed = Typewriter().block(["Anne Dubois", "Directrice"], x: 110, y: 62)
        let reading = reader.read(Typewriter().line(closing, x: 110, y: 48) + signed, ink: 0.05)
        #expect(reading.kind == .nothing)
        #expect(reader.read(signed, ink: 0.05).kind == .uncertain)
    }

    @Test func linesSetWideApartAreOneAddress() {
        let lines = ["SPF Finances", "Centre PME Namur", "Rue des Bourgeois 7", "5000 Namur"]
        var wide = Typewriter()
        wide.pitch = 9.2
        #expect(reader.read(wide.block(lines, y: 46), ink: 0.05).address?.lines == lines)
        // One empty line between such lines and the place.
        var loose = Typewriter()
        loose.pitch = 6.6
        let parted = loose.block(.dumont.dropLast(), y: 46) + loose.block(.dumont.suffix(1), y: 46 + 3 * 6.6)
        let reading = reader.read(parted, ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == .dumont)
    }

    /// A bold face's boxes may be higher than those of the same size beneath. An organisation's could be the sender's.
    @Test func aPersonsNameMayBeBold() {
        var bold = Typewriter()
        bold.height = 4.8
        let lines = [String].dumont
        let rest = Typewriter().block(Array(lines.dropFirst()), y: 54.8)
        #expect(reader.read(bold.line(lines[0], x: 105, y: 49.6) + rest, ink: 0.05).kind == .recipient)
        #expect(reader.read(bold.line("Ville de Namur", x: 105, y: 49.6) + rest, ink: 0.05).kind == .uncertain)
    }

    @Test func aReferenceWithinTheAddressIsHeld() {
        let reading = reader.read(
            Typewriter().block(["Madame Dumont", "Client 10023", "Rue Haute 5", "5000 Namur"]), ink: 0.05)
        #expect(reading.kind == .uncertain)
        // Beneath it, it is no place, though a number of a postcode's length ends it.
        let below = Typewriter().block(.dumont, y: 46) + Typewriter().line("Kundennummer 55210", x: 105, y: 76)
        #expect(reader.read(below, ink: 0.05).kind == .recipient)
    }

    @Test(arguments: [
        ["Crédit Agricole SA", "Boulevard Dupuis 251", "1070 Anderlecht"],
        ["Société wallonne des eaux", "Service clientèle", "Rue de la Concorde 41", "4800 Verviers"],
        ["Administration communale", "Service Population", "Grand-Place 1", "7000 Mons"],
        ["Quartier Roi Albert Ier", "Major Denis Colson", "Rue de la Fusée 70", "1130 Bruxelles"],
    ])
    func institutionsAreNoHeadings(_ lines: [String]) {
        let reading = reader.read(Typewriter().block(lines), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == lines)
    }

    /// Beneath an empty line, told by their words.
    @Test(arguments: ["Madame, Monsieur,", "Ons kenmerk 2026/118"])
    func oneEmptyLineParts(_ line: String) {
        var tall = Typewriter()
        (tall.height, tall.pitch) = (4.6, 4.6)
        let reading = reader.read(tall.block(.dumont) + tall.line(line, x: 105, y: 50 + 4 * 4.6), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.findings.map(\.code) == [.addressOtherText])
    }

    @Test func sendersOfTheSameSizeAreHeld() {
        let sender = Typewriter().block(["ACME SA", "Rue Haute 5", "1000 Bruxelles"], y: 37)
        #expect(reader.read(sender + Typewriter().block(.dumont, y: 58), ink: 0.05).kind == .uncertain)
        let near = Typewriter().block(["ACME SA", "1000 Bruxelles"] + .dumont, y: 45)
        #expect(reader.read(near, ink: 0.05).kind == .uncertain)
    }

    @Test(arguments: [
        ["LETTRE RECOMMANDÉE", "AVEC ACCUSÉ DE RÉCEPTION"], ["AANGETEKEND", "MET ONTVANGSTBEWIJS"],
        ["R E C O M M A N D É", "A V E C  A C C U S É  D E  R É C E P T I O N"],
    ])
    func remarksOverTwoLines(_ remarks: [String]) {
        let reading = reader.read(Typewriter().block(remarks + .dumont, y: 43), ink: 0.05)
        #expect(reading.kind == .recipient, "\(reading.findings.map(\.code)) \(reading.address?.lines ?? [])")
        #expect(reading.address?.lines == .dumont)
    }

    @Test(arguments: [
        "RECOMMANDÉ", "AANGETEKEND", "Einschreiben", "PRIOR", "R E C O M M A N D É", "E I N S C H R E I B E N",
    ])
    func remarksForThePostAreNoPartOfTheAddress(_ remark: String) {
        let reading = reader.read(Typewriter().block([remark] + .dumont, y: 45), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == .dumont)
        #expect(!codes(reading).contains(.addressSenderLine))
    }

    @Test(arguments: [
        "Adresse de facturation", "To:", "FACTURE", "Rechnung Nr. 2024-17", "Réf. 12/AB", "Page 1/2", "000123-456 7/89",
        "K0012345",
        "Bruxelles, le 12 mars 2026", "Tél. 02 123 45 67", "Ihr Zeichen",
    ])
    func aHeadingAboveIsHeld(_ heading: String) {
        #expect(reader.read(Typewriter().block([heading] + .dumont, y: 45), ink: 0.05).kind == .uncertain)
    }

    @Test(arguments: [
        "Tél. 02 123 45 67", "claire@example.be", "BE 0123.456.789", "GLN 4000001987658", "Bruxelles, le 12 mars 2026",
    ])
    func whatFollowsTheAddressIsNoPartOfIt(_ line: String) {
        let reading = reader.read(Typewriter().block(.dumont + [line]), ink: 0.05)
        #expect(codes(reading).contains(.addressOtherText))
        #expect(reading.address?.lines == .dumont)
    }

    /// Far enough from the address and told by its words: a warning, since the window shows it.
    @Test(arguments: [
        "Madame,", "Réf. 12/AB", "Bruxelles, le 12 mars 2026", "Ihr Zeichen", "Objet : votre inscription",
        "Sales Contact",
    ])
    func whatIsSurelySomethingElseIsAWarning(_ line: String) {
        let reading = reader.read(
            Typewriter().block(.dumont, y: 48) + Typewriter().line(line, x: 105, y: 76), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == .dumont)
        #expect(reading.findings.map(\.code) == [.addressOtherText])
        #expect(reading.findings.first?.severity == .warning)
    }

    @Test(arguments: ["WONDERLAND", "Delivery address", "Notre marque", "4000 Liège", "FRANCE"])
    func whatCouldBelongToItIsHeld(_ line: String) {
        let reading = reader.read(
            Typewriter().block(.dumont, y: 48) + Typewriter().line(line, x: 105, y: 76), ink: 0.05)
        #expect(reading.kind == .uncertain)
    }

    /// Company names that begin as references do.
    @Test(arguments: ["AZ Sint-Jan", "Police Zone 5339", "Total Belgium", "Page & Fils", "3M Belgium bv"])
    func namesThatLookLikeReferences(_ name: String) {
        let lines = [name, "Rue Haute 5", "1000 Bruxelles"]
        let reading = reader.read(Typewriter().block(lines), ink: 0.05)
        #expect(reading.kind == .recipient)
        #expect(reading.address?.lines == lines)
    }

    @Test func partlyOutsideSaysHowFarToMove() throws {
        let reading = reader.read(Typewriter().block(.dumont, x: 97, y: 76), ink: 0.05)
        #expect(codes(reading) == [.addressOutsideWindow])
        let move = try #require(reading.findings.first { $0.code == .addressOutsideWindow }?.move)
        #expect(move.dx == 3)
        #expect(move.dy < -3 && move.dy > -5)
        // And moved so, it is inside.
        let moved = reader.read(Typewriter().block(.dumont, x: 97 + move.dx, y: 76 + move.dy), ink: 0.05)
        #expect(moved.kind == .recipient)
    }

    @Test func aBlockWhollyOutsideIsNotThere() {
        let reading = reader.read(Typewriter().block(.dumont, x: 20), ink: nil)
        #expect(reading.kind == .nothing)
        #expect(reading.findings.map(\.code) == [.addressNone])
    }

    @Test func runningTextIsNoAddress() {
        let text = (0..<6).map { _ in String(repeating: "1000 Bruxelles lorem ", count: 4) }
        #expect(reader.read(Typewriter().block(text, x: 25, y: 40), ink: 0.2).kind == .nothing)
    }

    @Test func twoAddressesAreHeld() {
        let second = Typewriter().block(["M. Paul Petit", "Rue Basse 3", "4000 Liège"], y: 72)
        let reading = reader.read(Typewriter().block(.dumont, y: 45) + second, ink: 0.05)
        #expect(reading.kind == .uncertain)
        #expect(reading.address?.lines == .dumont)
    }

    @Test(arguments: [
        (["Claire Dumont", "Rue Haute 5", "Bruxelles"], StatusCode.addressNoPostcode),
        (["Claire Dumont", "Rue Haute 5", "0999 Bruxelles"], .addressPostcode),
        (["Claire Dumont", "Rue Haute 5", "9993 Gent"], .addressPostcode),
        (["Jean Petit", "4 rue du Bac", "75007 PARIS"], .addressCountryMissing),
        (["P. de Vries", "Herengracht 5", "1015 BZ Amsterdam"], .addressCountryLine),
        (["Max Weber", "Hauptstr. 5", "50667 Köln"], .addressCountryLine),
        (["Max Weber", "Vor dem Berg 1", "12345 Musterhausen"], .addressCountryLine),
        (["Max Weber", "Forum 5", "50667 Köln"], .addressCountryMissing),
        (["Max Weber", "Dorfstraße 5", "39100 Bozen"], .addressCountryMissing),
        (["Max Weber", "Hauptstr. 5", "D-50667 Köln", "FRANCE"], .addressPostcode),
        (["Peter Muster", "Weg 1", "8001 Zürich", "WONDERLAND"], .addressCountryUnknown),
        (["SPF Finances", "1000 Bruxelles"], .addressTooShort),
        (["Claire Dumont", "Château de la Forêt", "5000 Namur"], .addressUncertain),
        (["a b", "c d", "e f", "g h", "i j", "k l", "m n", "Markt 5", "9000 Gent", "BELGIË"], .addressTooLong),
    ])
    func whatIsNotCertainIsHeldWithItsReason(_ lines: [String], _ code: StatusCode) {
        var small = Typewriter()
        (small.height, small.pitch) = (3, 3.6)
        let reading = reader.read(small.block(lines, y: 44), ink: 0.05)
        #expect(reading.kind == .uncertain)
        #expect(codes(reading).contains(code), "\(reading.findings.map(\.code))")
        #expect(reading.address?.lines == lines)
    }
}
