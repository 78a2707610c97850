/// The countries' names as people write them in French, Dutch, German and English: one country a line, its ISO 3166-1 code first.
/// Short names follow Debian's iso-codes; everyday names, former names and the parts of the United Kingdom are added. Names that two
/// countries share (Congo, Korea, Saint-Martin) are left out: such an address is held.
enum CountryNames {
    static let table = """
        AD Andorra|Andorre|Principauté d'Andorre
        AE United Arab Emirates|Émirats arabes unis|Verenigde Arabische Emiraten|Vereinigte Arabische Emirate|UAE|\
        EAU|VAE|Dubai|Abu Dhabi
        AF Afghanistan
        AG Antigua and Barbuda
        AI Anguilla
        AL Albania|Albanie|Albanien
        AM Armenia|Arménie|Armenien
        AO Angola
        AQ Antarctica|Antarctique|Antarktis
        AR Argentina|Argentine|Argentinië|Argentinien
        AS American Samoa|Samoa américaines|Amerikaans-Samoa|Amerikanisch-Samoa
        AT Austria|Autriche|Oostenrijk|Österreich|Oesterreich
        AU Australia|Australie|Australien
        AW Aruba
        AX Åland Islands|Îles Åland|Åland|Ålandseilanden|Åland-Inseln
        AZ Azerbaijan|Azerbaïdjan|Azerbeidzjan|Aserbaidschan
        BA Bosnia and Herzegovina|Bosnie-Herzégovine|Bosnië en Herzegovina|Bosnien und Herzegowina|Bosnia|Bosnie|\
        Bosnien
        BB Barbados|Barbade
        BD Bangladesh|Bangladesch
        BE Belgium|Belgique|België|Belgien|Royaume de Belgique|Koninkrijk België|Königreich Belgien|\
        Kingdom of Belgium
        BF Burkina Faso
        BG Bulgaria|Bulgarie|Bulgarije|Bulgarien
        BH Bahrain|Bahreïn
        BI Burundi
        BJ Benin
        BL Saint Barthélemy
        BM Bermuda|Bermudes
        BN Brunei Darussalam|Brunei
        BO Plurinational State of Bolivia|Bolivia|état plurinational de Bolivie|Bolivie|\
        Multinationale Staat Bolivia|Plurinationaler Staat Bolivien|Bolivien
        BQ Sint Eustatius and Saba Bonaire|Bonaire|Saint-Eustache et Saba Bonaire
        BR Brazil|Brésil|Brazilië|Brasilien
        BS Bahamas|Bahama's
        BT Bhutan|Bhoutan
        BV Bouvet Island|île Bouvet|Bouveteiland|Bouvet-Insel
        BW Botswana|Botsuana
        BY Belarus|Wit-Rusland|Biélorussie|Weißrussland
        BZ Belize
        CA Canada|Kanada
        CC Cocos Islands|Cocos, Îles|Cocoseilanden|Kokos-Inseln
        CD The Democratic Republic of the Congo|République démocratique du Congo|Democratische Republiek Congo|\
        Demokratische Republik Kongo|Democratic Republic of the Congo|RD Congo|RDC|DR Congo|DRC|Congo-Kinshasa|\
        Kongo-Kinshasa
        CF Central African Republic|République centrafricaine|Centraal-Afrikaanse Republiek|\
        Zentralafrikanische Republik|Centrafrique
        CG République du Congo|Republic of the Congo|Republiek Congo|Republik Kongo|Congo-Brazzaville|\
        Kongo-Brazzaville
        CH Switzerland|Suisse|Zwitserland|Schweiz|Confédération suisse
        CI Côte d'Ivoire|Ivoorkust|Ivory Coast|Elfenbeinküste
        CK Cook Islands|îles Cook|Cookeilanden|Cookinseln
        CL Chile|Chili
        CM Cameroon|Cameroun|Kameroen|Kamerun
        CN China|Chine|PR China|People's Republic of China|République populaire de Chine|Volksrepubliek China|\
        Volksrepublik China
        CO Colombia|Colombie|Kolumbien
        CR Costa Rica
        CU Cuba|Kuba
        CV Cabo Verde|Cap-Vert|Kaapverdië|Kap Verde|Cape Verde
        CW Curaçao
        CX Christmas Island|Île Christmas|Christmas|Christmaseiland|Weihnachtsinseln
        CY Cyprus|Chypre|Zypern
        CZ Czechia|Tchéquie|Tsjechië|Tschechien|Czech Republic|République tchèque|Tsjechische Republiek|\
        Tschechische Republik
        DE Germany|Allemagne|Duitsland|Deutschland|Bundesrepublik Deutschland|BRD|République fédérale d'Allemagne|\
        Bondsrepubliek Duitsland
        DJ Djibouti|Dschibuti
        DK Denmark|Danemark|Denemarken
        DM Dominica|Dominique
        DO Dominican Republic|République dominicaine|Dominicaanse Republiek|Dominikanische Republik
        DZ Algeria|Algérie|Algerije|Algerien
        EC Ecuador|Équateur
        EE Estonia|Estonie|Estland
        EG Egypt|Égypte|Ägypten
        EH Western Sahara|Sahara occidental|Westelijke Sahara|Westsahara
        ER Eritrea|Érythrée
        ES Spain|Espagne|Spanje|Spanien
        ET Ethiopia|Éthiopie|Äthiopien
        FI Finland|Finlande|Finnland
        FJ Fiji|Fidji|Fidschi
        FK Falkland Islands|Îles (Falkland) Malouines|Malouines|Falklandeilanden|Falklandinseln|Îles Malouines
        FM Federated States of Micronesia|Micronesia|États fédérés de Micronésie|Micronésie|\
        Föderierte Staaten von Mikronesien|Mikronesien
        FO Faroe Islands|îles Féroé|Faeröer|Färöer-Inseln|Färöer
        FR France|Frankrijk|Frankreich
        GA Gabon|Gabun
        GB United Kingdom|Royaume-Uni|Verenigd Koninkrijk|Vereinigtes Königreich|Great Britain|Grande-Bretagne|\
        Groot-Brittannië|Großbritannien|England|Angleterre|Engeland|Scotland|Écosse|Schotland|Schottland|Wales|\
        Pays de Galles|Northern Ireland|Irlande du Nord|Noord-Ierland|Nordirland|UK
        GD Grenada|Grenade
        GE Georgia|Géorgie|Georgien
        GF French Guiana|Guyane française|Frans-Guyana|Französisch-Guyana|Guyane|Französisch-Guayana
        GG Guernsey|Guernesey
        GH Ghana
        GI Gibraltar
        GL Greenland|Groënland|Grönland
        GM Gambia|Gambie|The Gambia
        GN Guinea|Guinée
        GP Guadeloupe
        GQ Equatorial Guinea|Guinée Équatoriale|Equatoriaal-Guinea|Äquatorialguinea
        GR Greece|Grèce|Griekenland|Griechenland
        GS South Georgia and the South Sandwich Islands|Géorgie du Sud et les îles Sandwich du Sud|\
        Zuid-Georgia en de Zuidelijke Sandwicheilanden|South Georgia und die Südlichen Sandwichinseln
        GT Guatemala
        GU Guam
        GW Guinea-Bissau|Guinée-Bissau
        GY Guyana
        HK Hong Kong|Hongkong
        HM Heard Island and McDonald Islands|îles Heard-et-MacDonald|Heardeiland en McDonaldeilanden|\
        Heard und McDonaldinseln
        HN Honduras
        HR Croatia|Croatie|Kroatië|Kroatien
        HT Haiti
        HU Hungary|Hongrie|Hongarije|Ungarn
        ID Indonesia|Indonésie|Indonesien
        IE Ireland|Irlande|Ierland|Irland|Republic of Ireland|République d'Irlande
        IL Israel
        IM Isle of Man|Île de Man|Eiland Man|Insel Man|Man
        IN India|Inde|Indien
        IO British Indian Ocean Territory|Territoire britannique de l'océan Indien|Brits Indische Oceaanterritorium|\
        Britisches Territorium im Indischen Ozean
        IQ Iraq|Irak
        IR Islamic Republic of Iran|Iran|République islamique d'Iran|Islamische Republik Iran
        IS Iceland|Islande|IJsland|Island
        IT Italy|Italie|Italien
        JE Jersey
        JM Jamaica|Jamaïque|Jamaika
        JO Jordan|Jordanie|Jordanien
        JP Japan|Japon
        KE Kenya|Kenia
        KG Kyrgyzstan|Kirghizistan|Kirgizië|Kirgisistan|Kirghizie|Kirgistan
        KH Cambodia|Cambodge|Cambodja|Kambodscha
        KI Kiribati
        KM Comoros|Comores|Comoren|Komoren
        KN Saint Kitts and Nevis|Saint-Christophe-et-Niévès|St. Kitts und Nevis
        KP Democratic People's Republic of Korea|République populaire démocratique de Corée|\
        Democratische Volksrepubliek Korea|Demokratische Volksrepublik Korea|North Korea|Corée du Nord|Noord-Korea|\
        Nordkorea
        KR Republic of Korea|République de Corée|Republiek Korea|Republik Korea|South Korea|Corée du Sud|Zuid-Korea|\
        Südkorea
        KW Kuwait|Koweït|Koeweit
        KY Cayman Islands|îles Caïmans|Kaaimaneilanden|Cayman-Inseln
        KZ Kazakhstan|Kazachstan|Kasachstan
        LA Lao People's Democratic Republic|République démocratique populaire Lao|Lao|\
        Laos Democratische Volksrepubliek|Demokratische Volksrepublik Laos|Laos
        LB Lebanon|Liban|Libanon
        LC Saint Lucia|Sainte-Lucie|St. Lucia
        LI Liechtenstein|Fürstentum Liechtenstein
        LK Sri Lanka
        LR Liberia
        LS Lesotho
        LT Lithuania|Lituanie|Litouwen|Litauen
        LU Luxembourg|Luxemburg|Grand-Duché de Luxembourg|Grand Duchy of Luxembourg|Groothertogdom Luxemburg|\
        Großherzogtum Luxemburg|GD Luxembourg
        LV Latvia|Lettonie|Letland|Lettland
        LY Libya|Libye|Libië|Libyen
        MA Morocco|Maroc|Marokko
        MC Monaco|Principauté de Monaco
        MD Republic of Moldova|Moldova|République de Moldova|Republiek Moldavië|Moldavië|Republik Moldau|Moldau|\
        Moldawien
        ME Montenegro
        MF Saint-Martin (France)
        MG Madagascar|Madagaskar
        MH Marshall Islands|Îles Marshall|Marshalleilanden|Marshallinseln
        MK North Macedonia|Macédoine du Nord|Noord-Macedonië|Nordmazedonien|Macedonia|Macédoine|Macedonië|Mazedonien
        ML Mali
        MM Myanmar|Birmanie|Burma|Birma
        MN Mongolia|Mongolie|Mongolei
        MO Macao|Macau
        MP Northern Mariana Islands|Îles Mariannes du Nord|Noordelijke Marianen|Nördliche Marianen
        MQ Martinique
        MR Mauritania|Mauritanie|Mauretanien
        MS Montserrat
        MT Malta|Malte
        MU Mauritius|Maurice
        MV Maldives|Maldiven|Malediven
        MW Malawi
        MX Mexico|Mexique|Mexiko
        MY Malaysia|Malaisie|Maleisië
        MZ Mozambique|Mosambik
        NA Namibia|Namibie
        NC New Caledonia|Nouvelle-Calédonie|Nieuw-Caledonië|Neukaledonien
        NE Niger
        NF Norfolk Island|île Norfolk|Norfolk|Norfolkinsel
        NG Nigeria
        NI Nicaragua
        NL Netherlands|Pays-Bas|Nederland|Niederlande|Holland|Hollande
        NO Norway|Norvège|Noorwegen|Norwegen
        NP Nepal
        NR Nauru
        NU Niue|Nioue
        NZ New Zealand|Nouvelle-Zélande|Nieuw-Zeeland|Neuseeland
        OM Oman
        PA Panama
        PE Peru|Pérou
        PF French Polynesia|Polynésie française|Frans-Polynesië|Französisch-Polynesien
        PG Papua New Guinea|Papouasie-Nouvelle-Guinée|Papoea-Nieuw-Guinea|Papua-Neuguinea
        PH Philippines|Filipijnen|Philippinen
        PK Pakistan
        PL Poland|Pologne|Polen
        PM Saint Pierre and Miquelon|St. Pierre und Miquelon
        PN Pitcairn|Îles Pitcairn|Pitcairneilanden
        PR Puerto Rico|Porto Rico
        PS State of Palestine|Palestine|État de Palestine|Staat Palestina|Palestina|Staat Palästina|Palästina
        PT Portugal
        PW Palau|Palaos
        PY Paraguay
        QA Qatar|Katar
        RE Réunion|Île de la Réunion|La Réunion
        RO Romania|Roumanie|Roemenië|Rumänien
        RS Serbia|Serbie|Servië|Serbien
        RU Russian Federation|Fédération de Russie|Russie|Rusland|Russische Föderation|Russia|Russland
        RW Rwanda|Ruanda
        SA Saudi Arabia|Arabie saoudite|Saoedi-Arabië|Saudi-Arabien
        SB Solomon Islands|Îles Salomon|Salomon|Salomonseilanden|Salomoninseln
        SC Seychelles|Seychellen
        SD Sudan|Soudan|Soedan
        SE Sweden|Suède|Zweden|Schweden
        SG Singapore|Singapour|Singapur
        SH Ascension and Tristan da Cunha Saint Helena|Saint Helena|Ascension et Tristan da Cunha Sainte-Hélène|\
        Sainte-Hélène|Ascension en Tristan da Cunha Sint-Helena|Sint-Helena|\
        Ascension und Tristan da Cunha St. Helena|St. Helena
        SI Slovenia|Slovénie|Slowenien
        SJ Svalbard and Jan Mayen|Svalbard et île Jan Mayen|Spitsbergen en Jan Mayen
        SK Slovakia|Slovaquie|Slowakije|Slowakei|Slovak Republic|République slovaque|Slowaakse Republiek|\
        Slowakische Republik
        SL Sierra Leone
        SM San Marino|Saint-Marin
        SN Senegal
        SO Somalia|Somalie
        SR Suriname|Surinam
        SS South Sudan|Soudan du Sud|Zuid-Soedan|Südsudan
        ST Sao Tome and Principe
        SV El Salvador|Salvador
        SX Sint Maarten (Nederland)|Saint-Martin (Pays-Bas)
        SY Syrian Arab Republic|République arabe Syrienne|Syrië|Arabische Republik Syrien|Syrien|Syria
        SZ Eswatini|Swaziland
        TC Turks and Caicos Islands|îles Turques-et-Caïques|Turks- en Caicoseilanden|Turks- und Caicosinseln
        TD Chad|Tchad|Tsjaad|Tschad
        TF French Southern Territories|Terres australes françaises|Franse Zuidelijke Gebieden|\
        Französische Süd- und Antarktisgebiete
        TG Togo
        TH Thailand|Thaïlande
        TJ Tajikistan|Tadjikistan|Tadzjikistan|Tadschikistan
        TK Tokelau
        TL Timor-Leste|Timor oriental|Oost-Timor|East Timor|Osttimor
        TM Turkmenistan
        TN Tunisia|Tunisie|Tunesië|Tunesien
        TO Tonga
        TR Türkiye|Turkije|Türkei|Turkey|Turquie|Tuerkei|Tuerkiye
        TT Trinidad and Tobago|Trinité-et-Tobago|Trinidad
        TV Tuvalu
        TW Province of China Taiwan|Taiwan|province de Chine Taïwan|Chinesische Provinz Taiwan
        TZ United Republic of Tanzania|Tanzania|République unie de Tanzanie|Tanzanie|Vereinigte Republik Tansania|\
        Tansania
        UA Ukraine|Oekraïne
        UG Uganda|Ouganda|Oeganda
        UM United States Minor Outlying Islands|Îles mineures éloignées des États-Unis|\
        Kleine afgelegen eilanden van de Verenigde Staten
        US United States|États-Unis|Verenigde Staten|Vereinigte Staaten|USA|US|États-Unis d'Amérique|\
        Verenigde Staten van Amerika|Vereinigte Staaten von Amerika|United States of America|VSA|VS
        UY Uruguay
        UZ Uzbekistan|Ouzbékistan|Oezbekistan|Usbekistan
        VA Holy See|Saint-Siège|Staat Vaticaanstad|Vaticaanstad|Heiliger Stuhl|Vatican|Vatikan|Vatikanstadt|\
        Cité du Vatican|Vatican City
        VC Saint Vincent and the Grenadines|Saint-Vincent-et-les-Grenadines|Saint Vincent en de Grenadines|\
        St. Vincent und die Grenadinen
        VE Bolivarian Republic of Venezuela|Venezuela|république bolivarienne du Vénézuela|\
        Bolivariaanse Republiek Venezuela|Bolivarische Republik Venezuela
        VG British Virgin Islands|Îles Vierges britanniques|Britse Maagdeneilanden|Britische Jungferninseln
        VI U.S. Virgin Islands|États-Unis Îles Vierges|Amerikaanse Maagdeneilanden|Amerikanische Jungferninseln|\
        Îles Vierges américaines
        VN Viet Nam|Vietnam
        VU Vanuatu
        WF Wallis and Futuna
        WS Samoa
        XK Kosovo|Republic of Kosovo|République du Kosovo
        YE Yemen|Jemen
        YT Mayotte
        ZA South Africa|Afrique du Sud|Zuid-Afrika|Südafrika|Suedafrika|RSA
        ZM Zambia|Zambie|Sambia
        ZW Zimbabwe|Simbabwe
        """

    /// Names in the country's own language where that is none of the four, ASCII or not: understood, with a warning.
    static let vernacular = """
        AL Shqipëria|Shqipëri
        BA Bosna i Hercegovina
        BR Brasil
        CZ Česká republika|Česko
        DK Danmark
        EE Eesti
        ES España|Espana
        FI Suomi
        GR Hellas|Ellada
        HR Hrvatska
        HU Magyarország
        IE Éire
        IT Italia
        LT Lietuva
        LU Lëtzebuerg
        LV Latvija
        MA Al-Maghrib
        ME Crna Gora
        MT Repubblika ta' Malta
        MK Severna Makedonija
        NO Norge|Noreg
        PL Polska
        RS Srbija
        SE Sverige
        SI Slovenija
        SK Slovensko|Slovenská republika
        SM Repubblica di San Marino
        CH Svizzera|Svizra|Helvetia
        PT República Portuguesa
        JP Nippon|Nihon
        """
}
