/// How a country writes its postcode and where it stands beside the locality (Universal Postal Union's addressing guides).
struct PostcodeRule: Equatable {
    enum Place: Equatable {
        case left, right
        /// Either side, or on a line of its own.
        case anywhere
    }

    /// `N` a digit, `A` a letter; spaces and hyphens are left out.
    var shapes: [String]
    var place: Place
}

enum Postcodes {
    /// nil where nothing is known of the country's postcodes; no shapes where it has none.
    static func rule(of country: String) -> PostcodeRule? { rules[country] }

    static func shape(_ code: String) -> String? {
        var shape = ""
        for character in code {
            if character.isASCII, character.isNumber {
                shape.append("N")
            } else if character.isASCII, character.isLetter, character.isUppercase {
                shape.append("A")
            } else if character != " ", character != "-" {
                return nil
            }
        }
        return shape
    }

    /// The country of an address without a country's line, where its form leaves no other: four digits and two letters are the
    /// Netherlands'; five digits beneath a street with a German name and the number behind it are Germany's. South Tyrol writes German
    /// streets above 39…, so that those stay open.
    static func countryByForm(_ line: String, beneath above: [String]) -> String? {
        if let dutch = PostcodeLine(line, of: "NL"), shape(dutch.postcode) == "NNNNAA", dutch.prefix == nil {
            return "NL"
        }
        guard let german = PostcodeLine(line, of: "DE"), german.prefix == nil, german.postcode.count == 5,
            !unassignedInGermany.contains(german.postcode.prefix(2)), german.postcode.prefix(2) != "39"
        else { return nil }
        return above.contains(where: StreetLine.isGerman) ? "DE" : nil
    }

    /// The first two digits of no postcode in Germany.
    private static let unassignedInGermany: Set<Substring> = ["00", "05", "43", "62"]

    /// Belgium's run from 1000 Brussels to 9992 Maldegem.
    static let belgian = 1000...9992

    private static let rules: [String: PostcodeRule] = {
        var table: [String: PostcodeRule] = [:]
        for (place, text) in [(.left, left), (.right, right), (.anywhere, anywhere)] as [(PostcodeRule.Place, String)] {
            for entry in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let parts = entry.split(separator: ":")
                guard parts.count == 2 else { continue }
                let shapes = parts[1].split(separator: "/").map(String.init)
                for country in parts[0].split(separator: ",") {
                    table[String(country)] = PostcodeRule(shapes: shapes, place: place)
                }
            }
        }
        for country in without.words {
            table[String(country)] = PostcodeRule(shapes: [], place: .anywhere)
        }
        return table
    }()

    private static let left = """
        BE,LU,CH,LI,AT,DK,NO,SI,AL,BG,MK,MD,PH,TN,GL,CY:NNNN NL:NNNNAA \
        DE,FR,IT,ES,FI,HR,RS,BA,ME,TR,EE,LT,MC,SM,VA,MA,DZ,SN,MX,MY,UY,XK,GP,MQ,RE,GF,YT,PM,NC,PF,WF,MF,BL:NNNNN \
        SE,CZ,SK,GR:NNNNN PL:NNNNN PT:NNNNNNN/NNNN RO:NNNNNN IS,FO:NNN AD:AANNN LV:NNNN/AANNNN CL:NNNNNNN
        """

    private static let right = """
        US,PR,GU,VI,AS,MP:NNNNN/NNNNNNNNN CA:ANANAN AU,NZ:NNNN
        """

    private static let anywhere = """
        GB,GG,JE,IM,GI:ANNAA/ANNNAA/AANNAA/AANNNAA/ANANAA/AANANAA IE:ANNAAAA/ANAAAAA/ANANANA/ANNANAN/ANNNNAA/ANNAANN \
        HU,ZA,AR,BD,VE,AM,GE,PY:NNNN MT:AAANNNN UA,KR,TH,ID,PK,LK,IL,SA,JO,EG,KE,VN,TW,NP,KW,OM,IQ,CR,DO,GT,MM,KH,MN,CU:NNNNN \
        RU,BY,CN,IN,SG,KZ,NG,CO,EC,KG,UZ,TJ,TM:NNNNNN JP:NNNNNNN BR:NNNNNNNN PE:NNNNN IR:NNNNNNNNNN AZ:NNNN/AANNNN
        """

    /// Countries whose addresses carry no postcode.
    private static let without = """
        AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM DJ DM ER FJ GD GH GM GQ GY HK JM KI KM KN KP LC ML MO MR MW NR NU \
        PA QA RW SB SC SL SO SR SS ST SY TD TG TL TO TT TV UG VU WS YE ZW
        """
}
