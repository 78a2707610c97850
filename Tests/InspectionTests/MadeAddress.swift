/// Addresses put together by chance, so that nothing could be learnt by heart: real places, everyday names and streets, towns that do not
/// exist.
struct MadeAddress {
    var lines: [String]
    var country: String?
    /// Whether somebody who sees nothing but the window would be certain.
    var isCertain: Bool

    static func random(_ lines: Int, using generator: inout some RandomNumberGenerator) -> MadeAddress {
        func one(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
        let style = Style.all.randomElement(using: &generator) ?? Style.all[0]
        let number = "\(Int.random(in: 1...280, using: &generator))" + one(["", "", "", "A"])
        var made = MadeAddress(lines: [], country: style.country, isCertain: style.isCertain)
        let street = one(style.streets)
        let place = one(style.places).map { $0 == "#" ? one(["1", "2", "3", "4", "6", "7", "8"]) : String($0) }.joined()
        var tail = [style.isNumberFirst ? "\(number) \(street)" : "\(street) \(number)", place]
        if let line = style.countryLine { tail.append(line) }
        let person = one([one(style.titles) + " ", ""]) + one(style.given) + " " + one(style.surnames)
        let firm = one(style.firms)
        let names = [
            [one([person, firm])], [firm, one(style.attention) + person], [firm, one(style.departments), person],
            [firm, one(style.departments), one(style.attention) + person, one(style.buildings)],
        ]
        let room = max(1, min(names.count, lines - tail.count))
        made.lines = names[room - 1] + tail
        return made
    }

    struct Style {
        var country: String?
        var isCertain = true
        var countryLine: String?
        var isNumberFirst = false
        var titles: [String]
        var given: [String]
        var surnames: [String]
        var firms: [String]
        var attention: [String]
        var departments: [String]
        var buildings: [String]
        var streets: [String]
        var places: [String]

        static let all: [Style] = {
            var belgium = french
            belgium.streets += ["Chemin du Fort", "Clos des Ormes", "Place Saint-Aubain"]
            var france = french
            (france.country, france.countryLine, france.isNumberFirst) = ("FR", "FRANCE", true)
            france.places = ["69100 Villeurbanne", "59044 LILLE CEDEX 9", "4#000 Rochebrune-les-Bains"]
            var unnamed = france
            (unnamed.country, unnamed.countryLine, unnamed.isCertain) = (nil, nil, false)
            var germany = german
            (germany.country, germany.countryLine) = ("DE", "Deutschland")
            germany.places = ["#1345 Musterhausen", "#4567 Bad Neustedt", "D-#8045 Hafenrode", "#0111 Köln"]
            var told = germany
            (told.countryLine, told.isCertain) = (nil, false)
            told.places = ["#1345 Musterhausen", "#4567 Bad Neustedt", "#0111 Köln"]
            var prefixed = german
            (prefixed.country, prefixed.places) = ("DE", ["D-#8045 Hafenrode", "D-#1345 Musterhausen"])
            var swiss = german
            (swiss.country, swiss.countryLine) = ("CH", "SCHWEIZ")
            swiss.places = ["8001 Zürich", "1#34 Musterstadt", "3011 Bern"]
            var unverified = swiss
            (unverified.country, unverified.countryLine, unverified.isCertain) = (nil, nil, false)
            unverified.places = ["1234 Musterstadt", "8001 Zürich", "1235 Fruchtstadt"]
            var netherlands = dutch
            (netherlands.country, netherlands.countryLine) = ("NL", "PAYS-BAS")
            netherlands.places = ["1#15 BZ Amsterdam", "3#12 CN Rotterdam", "2#34 XK Nieuwerdam"]
            var america = english
            america.country = "US"
            return [
                belgium, dutch, east, france, unnamed, germany, told, prefixed, swiss, unverified, netherlands, america,
            ]
        }()

        private static let french = Style(
            country: "BE", titles: ["Madame", "Monsieur", "Mme", "M.", "Me"],
            given: ["Claire", "Jean-Marc", "Noël", "Hélène", "Luc"],
            surnames: ["Dumont-Lenoir", "Petit", "D'Hondt", "Van Ackere", "Lefèvre"],
            firms: ["ACME SA", "Boulangerie Martin", "SPRL Le Châtelain", "Éditions du Chêne", "TechnoPlus", "BNP"],
            attention: ["", "À l'attention de ", "c/o "], departments: ["Service Achats", "Comptabilité"],
            buildings: ["Bâtiment C", "Résidence Les Tilleuls"],
            streets: ["Rue de l'Église", "Avenue du 11 Novembre", "Boulevard d'Avroy", "Chaussée de Wavre"],
            places: [
                "1050 Ixelles", "5000 Namur", "4000 LIÈGE", "1348 Louvain-la-Neuve", "7000 Mons", "B-1000 Bruxelles",
            ])

        private static let dutch = Style(
            country: "BE", titles: ["Mevrouw", "De heer", "Dhr.", "Mevr."],
            given: ["An", "Joris", "Pieter-Jan", "Els"],
            surnames: ["Verstraeten", "De Smedt", "van den Broeck", "'s Jongers", "Janssens"],
            firms: ["Firma De Smedt bv", "Stad Brugge", "Bakkerij Claes", "VZW De Brug", "KBC", "PixelWerk"],
            attention: ["", "t.a.v. ", "p/a "], departments: ["Dienst Aankoop", "Afdeling Boekhouding"],
            buildings: ["Gebouw D", "Residentie Zeezicht"],
            streets: ["Kapellestraat", "Op de Meir", "Industrieweg", "Sint-Jansplein", "Ter Linden"],
            places: ["9000 Gent", "2800 MECHELEN", "2970 's-Gravenwezel", "8000 Brugge", "3000 Leuven"])

        private static let east = german.with(["4700 Eupen", "4780 St. Vith", "4720 Kelmis"])

        private static let german = Style(
            country: "BE", titles: ["Herrn", "Frau", "Dr.", "Familie"], given: ["Jürgen", "Eva", "Karl-Heinz", "Anke"],
            surnames: ["Groß", "Schmitz", "Müller-Lüdenscheid", "von der Heide"],
            firms: ["Papierwerk GmbH", "Stadtbibliothek Muster", "Bäckerei Schmitz", "Kraxi AG", "TeleBau"],
            attention: ["", "z. Hd. "], departments: ["Abteilung Einkauf", "Buchhaltung"],
            buildings: ["Gebäude 4", "Block B"],
            streets: ["Königstraße", "Hauptstr.", "Am Alten Zoll", "Vor dem Berg", "Uferweg"], places: [])

        private static let english = Style(
            countryLine: "United States", isNumberFirst: true, titles: ["Ms", "Mr", "Dr"],
            given: ["Mary", "John", "Brandon"],
            surnames: ["O'Connor", "Freeman", "Admin"],
            firms: ["Deco Addict", "Azure Interior", "YourCompany", "Gemini Furniture", "Lumber Inc"],
            attention: ["", "Attn: "],
            departments: ["Finance Department"], buildings: ["Building 4"],
            streets: ["Vine St", "Santa Barbara Rd", "De Silva St"],
            places: ["Scranton PA 1850#", "Fremont CA 9453#", "Pleasant Hill CA 94523"])

        private func with(_ places: [String]) -> Style {
            var style = self
            style.places = places
            return style
        }
    }
}
