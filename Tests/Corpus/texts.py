"""The letters of the corpus: who they are to, what they say. Shared by the generators; truth.json is made from it."""

LETTERS = {
    "nl": {
        "lines": ["Mevrouw An Verstraeten", "Kapellestraat 14 bus 3", "9000 Gent"],
        "country": "BE",
        "sender": ["Stadsbibliotheek Voorbeeld", "Markt 1", "8000 Brugge"],
        "date": "Brugge, 3 november 2026",
        "subject": "Betreft: uw lidkaart",
        "body": [
            "Geachte mevrouw,",
            "Uw lidkaart vervalt op 31 december 2026. U kunt ze tot en met 15 januari",
            "aan de balie vernieuwen; breng uw identiteitskaart mee.",
            "Met vriendelijke groeten,",
        ],
    },
    "fr": {
        "lines": ["Madame Hélène Lefèvre", "12, rue de la Forêt", "F-59000 LILLE", "FRANCE"],
        "country": "FR",
        "sender": ["Bibliothèque Exemple", "Grand-Place 1", "7000 Mons"],
        "date": "Mons, le 3 novembre 2026",
        "subject": "Objet : votre inscription",
        "body": [
            "Madame,",
            "Votre inscription arrive à échéance le 31 décembre 2026. Vous pouvez la",
            "renouveler au guichet jusqu'au 15 janvier.",
            "Veuillez agréer, Madame, nos salutations distinguées.",
        ],
    },
    "fr-be": {
        "lines": ["Monsieur Noël Dubois", "Avenue des Tilleuls 27 boîte 4", "1050 Ixelles"],
        "country": "BE",
        "sender": ["Bibliothèque Exemple", "Grand-Place 1", "7000 Mons"],
        "date": "Mons, le 3 novembre 2026",
        "subject": "Objet : votre inscription",
        "body": [
            "Monsieur,",
            "Votre inscription arrive à échéance le 31 décembre 2026. Vous pouvez la",
            "renouveler au guichet jusqu'au 15 janvier.",
            "Veuillez agréer, Monsieur, nos salutations distinguées.",
        ],
    },
    "de": {
        "lines": ["Herrn Jürgen Groß", "Königstraße 5", "D-52062 Aachen", "DEUTSCHLAND"],
        "country": "DE",
        "sender": ["Stadtbibliothek Muster", "Rathausplatz 2", "4700 Eupen"],
        "date": "Eupen, den 3. November 2026",
        "subject": "Betreff: Ihre Mitgliedschaft",
        "body": [
            "Sehr geehrter Herr Groß,",
            "Ihre Mitgliedschaft läuft am 31. Dezember 2026 ab. Sie können sie bis zum",
            "15. Januar am Schalter verlängern.",
            "Mit freundlichen Grüßen",
        ],
    },
    "en": {
        "lines": ["Ms Mary O'Connor", "Flat 2, 18 Harbour Street", "LONDON", "SW1A 1AA", "UNITED KINGDOM"],
        "country": "GB",
        "sender": ["Example Library", "Market Square 1", "8000 Bruges"],
        "date": "Bruges, 3 November 2026",
        "subject": "Your membership",
        "body": [
            "Dear Ms O'Connor,",
            "Your membership ends on 31 December 2026. You can renew it at the desk until",
            "15 January.",
            "Yours sincerely,",
        ],
    },
    "nl-2": {
        "lines": ["Firma De Smedt bv", "t.a.v. de heer Luc De Smedt", "Industrieweg 101", "2800 Mechelen"],
        "country": "BE",
        "sender": ["Stadsbibliotheek Voorbeeld", "Markt 1", "8000 Brugge"],
        "date": "Brugge, 3 november 2026",
        "subject": "Betreft: uw lidkaart",
        "body": ["Geachte heer,", "Uw lidkaart vervalt op 31 december 2026.", "Met vriendelijke groeten,"],
    },
}

CONTINUATION = {
    "nl": "Bijlage: het reglement van de uitleendienst.",
    "nl-2": "Bijlage: het reglement van de uitleendienst.",
    "fr": "Annexe : le règlement du service de prêt.",
    "fr-be": "Annexe : le règlement du service de prêt.",
    "de": "Anlage: die Ordnung der Ausleihe.",
    "en": "Enclosure: the rules of the lending desk.",
}
