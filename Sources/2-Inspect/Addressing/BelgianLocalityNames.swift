/// What the two lists behind `BelgianPostcodeTable` do not hold: names of localities in the country's other languages, everyday forms,
/// and the postcodes that bpost gives to single organisations. General knowledge, checked one by one; kept by hand.
enum BelgianLocalityNames {
    /// Further names of a postcode's localities.
    static let more = """
        1000 Brussels|Bruxelles-Ville|Stad Brussel
        1020 Laken
        1080 Molenbeek
        1082 Berchem
        1150 Woluwe
        1160 Oudergem
        1170 Watermael|Boitsfort|Watermaal|Bosvoorde
        1200 Woluwe
        1210 Saint-Josse|Sint-Joost
        1340 Ottignies|Louvain-la-Neuve
        1421 Ophain
        1428 Lillois
        1547 Bever|Biévène
        3090 Jezus-Eik|Eizer|Maleizen|Terlanen
        3790 Fouron-Saint-Martin|Sint-Martens-Voeren|Moelingen|Mouland
        3791 Remersdaal|Rémersdael
        3792 Fouron-Saint-Pierre|Sint-Pieters-Voeren
        3798 's-Gravenvoeren|Fouron-le-Comte
        4700 Kettenis
        4720 Kelmis|La Calamine
        4750 Elsenborn|Bütgenbach
        4760 Büllingen|Manderfeld
        4770 Amel|Meyerode|Amblève
        4780 Sankt Vith|Saint-Vith|Recht
        4782 Schönberg
        4790 Burg-Reuland|Reuland
        4950 Weismes|Waimes
        4970 Coo
        6700 Arel
        6800 Libramont
        5550 Vresse
        7536 Vaulx
        7700 Luingne|Lowingen
        7711 Dottignies|Dottenijs
        7712 Herseaux|Herzeeuw
        7780 Comines|Komen
        7783 Le Bizet|Bizet
        7784 Warneton|Waasten|Bas-Warneton|Neerwaasten
        7850 Lettelingen|Mark
        8300 Knokke|Heist|Duinbergen|Le Zoute|Het Zoute
        8301 Heist|Heist-aan-Zee
        8420 Le Coq|De Haan
        8587 Spiere|Helkijn|Espierres|Helchin
        8670 Koksijde|Coxyde|Sint-Idesbald|Oostduinkerke
        8691 Beveren-aan-den-IJzer
        9200 Sint-Gillis-bij-Dendermonde
        """

    /// Postcodes of single organisations. They have no streets: the organisation or the town of its post office stands beside them.
    static let largeUsers = """
        0612 Sinterklaas|Saint-Nicolas
        1005 Assemblée réunie de la Commission communautaire commune|Bruxelles|Brussel
        1006 Raad van de Vlaamse Gemeenschapscommissie|Bruxelles|Brussel
        1007 Assemblée de la Commission communautaire française|Bruxelles|Brussel
        1008 Chambre des Représentants|Kamer van Volksvertegenwoordigers|Bruxelles|Brussel
        1009 Sénat de Belgique|Sénat|Belgische Senaat|Senaat|Bruxelles|Brussel
        1011 Vlaams Parlement|Bruxelles|Brussel
        1012 Parlement de la Communauté française|Bruxelles|Brussel
        1031 Organisations sociales chrétiennes|Christelijke Sociale Organisaties|Bruxelles|Brussel
        1033 RTL-TVI|Bruxelles|Brussel
        1035 Ministère de la Région de Bruxelles-Capitale|Ministerie van het Brussels Hoofdstedelijk Gewest|Bruxelles|Brussel
        1041 International Press Center|Bruxelles|Brussel
        1043 VRT|Bruxelles|Brussel
        1044 RTBF|Bruxelles|Brussel
        1046 European External Action Service|Bruxelles|Brussel
        1047 Parlement européen|Europees Parlement|European Parliament|Bruxelles|Brussel
        1048 Union européenne Conseil|Europese Unie Raad|Bruxelles|Brussel
        1049 Union européenne Commission|Commission européenne|Europese Commissie|European Commission|Bruxelles|Brussel
        1099 Bruxelles X|Brussel X|Bruxelles|Brussel
        1100 Postcheque|Bruxelles|Brussel
        1101 Scanning|Bruxelles|Brussel
        1105 ACTISOC|SOC|Bruxelles|Brussel
        1110 OTAN|NATO|NAVO|Bruxelles|Brussel
        1212 SPF Mobilité|FOD Mobiliteit|Bruxelles|Brussel
        1733 HighCo Data|Asse
        1804 Cargovil
        1818 VTM|Vilvoorde
        1931 Brucargo
        1934 Office Exchange Brussels Airport Remailing|Brussels Airport|Zaventem
        1935 Corporate Village|Zaventem
        2075 CSM Antwerpen X|Antwerpen X|Antwerpen
        2099 Antwerpen X|Antwerpen
        4099 Liège X|Luik X|Liège|Luik
        5010 SudPresse|Namur|Namen
        5012 Parlement wallon|Waals Parlement|Namur|Namen
        6075 CSM Charleroi X|Charleroi X|Charleroi
        6099 Charleroi X|Charleroi
        7010 SHAPE|Mons|Bergen|Casteau
        7510 3 Suisses|Tournai
        7511 Vitrine Magique|Tournai
        7512 Daxon|Tournai
        7513 Yves Rocher|Tournai
        9075 CSM Gent X|Gent X|Gent
        9099 Gent X|Gent
        """

    /// Everyday forms that are no list's name, as `BelgianPostcodes.key` makes them.
    static let everyday: [String: String] = [
        "BRUSSELS": "BRUSSEL", "BXL": "BRUXELLES", "BRUX": "BRUXELLES", "ANTWERP": "ANTWERPEN", "GHENT": "GENT",
        "OSTEND": "OOSTENDE", "LLN": "LOUVAINNEUVE", "LUTTICH": "LIEGE", "LOWEN": "LEUVEN",
    ]

    /// Words that vary or are left out: articles, prepositions and their abbreviations (`s/`, `a/d`, `o/d`, `'s`).
    static let particles: Set<String> = [
        "A", "AAN", "AM", "AN", "AU", "AUX", "BIJ", "D", "DE", "DEM", "DEN", "DER", "DES", "DU", "EN", "ET", "HET",
        "IN", "L",
        "LA", "LE", "LES", "LEZ", "O", "OP", "S", "SOUS", "SUR", "T", "TE", "TEN", "TER", "UND", "VAN",
    ]

    static let saints: Set<String> = ["SAINT", "SAINTE", "SAINTS", "SAINTES", "SINT", "SINTE", "SANKT", "ST", "STE"]

    /// Words with which many names begin: alone they are none.
    static let commonBeginnings: Set<String> = [
        "PETIT", "PETITE", "GRAND", "GRANDE", "NEDER", "OPPER", "GROOT", "KLEIN", "VIEUX", "VIEILLE", "VILLE",
        "VILLERS", "CHAPELLE", "FONTAINE",
        "SAINT", "SAINTE", "SANKT", "NIEUW", "NOORD", "OUDEN", "HAUTE", "BASSE", "NOTRE", "CHAUSSEE", "MARCHE", "BOIS",
        "ROCHE", "CONSEIL",
        "PARLEMENT", "UNION", "UNIONE", "OFFICE", "ORGANISATIONS", "MINISTERE", "MINISTERIE", "CHAMBRE", "ASSEMBLEE",
        "INTERNATIONAL",
        "EUROPEAN", "EUROPESE", "EUROPEES", "COMMISSION",
    ]
}
