"""Letters with the traps that real ones hold, as text at places: every producer sets the same pages, each in its own way.

A page: `truth`, the lines a person reads, and what must become of it: "accepted", "held" (whatever is read) or "either" (if it is accepted,
then with exactly these lines); `items`, text whose baseline begins at x, y in millimetres, in drawing order. `^{…}` is raised.
"""

X = 105
SIZE = 11
PITCH = 5.0


def put(x, y, text, size=SIZE, **more):
    return {"x": x, "y": y, "text": text, "size": size} | more


def block(lines, x=X, y=54, pitch=PITCH, **more):
    return [put(x, y + index * pitch, line, **more) for index, line in enumerate(lines)]


def head(*lines):
    """The sender's own head, top left, outside every window."""
    return [put(20, 20 + 5 * index, line, 10) for index, line in enumerate(lines)]


def body(*lines):
    return [put(20, 105 + 7 * index, line) for index, line in enumerate(lines)]


BODY = {
    "fr": body("Bruxelles, le 3 novembre 2026", "Objet : votre inscription", "Madame, Monsieur,", "Le règlement du service de prêt a changé."),
    "nl": body("Brugge, 3 november 2026", "Betreft: uw lidkaart", "Geachte heer, mevrouw,", "Het reglement van de uitleendienst is gewijzigd."),
    "de": body("Eupen, den 3. November 2026", "Betreff: Ihr Ausweis", "Sehr geehrte Damen und Herren,", "die Ordnung der Ausleihe ist neu."),
    "en": body("Bruges, 3 November 2026", "Your membership", "Dear Sir or Madam,", "The rules of the lending desk have changed."),
}
PAGES = []


def page(name, language, lines, items, verdict="accepted", country="BE", frames=()):
    PAGES.append(
        {"name": name, "lines": lines, "country": country, "verdict": verdict, "items": items + BODY[language], "frames": list(frames)})


def plain(name, language, lines, verdict="accepted", country="BE", extra=(), frames=(), **more):
    page(name, language, lines, head("Bibliothèque Exemple", "Grand-Place 1", "7000 Mons") + list(extra) + block(lines, **more), verdict, country, frames)


plain("title alone", "fr", ["Madame", "Claire Dumont-Lenoir", "Rue de l'Église 12 bte 3", "1050 Ixelles"])
plain("organisation, attention, box", "nl", ["Firma De Smedt bv", "t.a.v. mevrouw An Verstraeten", "Industrieweg 101 bus 4", "2800 Mechelen"])
plain("abroad, small sender above", "de", ["Herrn Jürgen Groß", "Königstraße 5", "D-52062 Aachen", "DEUTSCHLAND"], country="DE",
      extra=[put(X, 47, "Stadtbibliothek Muster · Rathausplatz 2 · 4700 Eupen", 7, underline=True)])
plain("postcode on its own line", "en", ["Ms Mary O'Connor", "Flat 2, 18 Harbour Street", "LONDON", "SW1A 1AA", "UNITED KINGDOM"], country="GB")
lines = ["Monsieur Noël Lefèvre", "Avenue du 1er Régiment 7", "5000 Namur"]
page("raised letters", "fr", lines, block([lines[0], "Avenue du 1^{er} Régiment 7", lines[2]]))
lines = ["M. Luc Petit", "Rue Haute 5", "1000 Bruxelles"]
page("endorsement set wide", "fr", lines, [put(X, 47, "RECOMMANDÉ", 11, spacing=1.2)] + block(lines))
page("endorsement over two lines", "fr", lines, block(["LETTRE RECOMMANDÉE", "AVEC ACCUSÉ DE RÉCEPTION"], y=48) + block(lines, y=59))
lines = ["De heer Jan Peeters", "Kapellestraat 14", "9000 Gent"]
page("sender in pieces", "nl", lines,
     [put(X, 46, "Acme nv", 7, underline=True), put(X + 25, 46, "Markt 1", 7, underline=True), put(X + 50, 46, "8000 Brugge", 7, underline=True)] + block(lines))
page("empty line before the place", "nl", lines, block(lines[:2]) + [put(X, 69, lines[2])])
page("tab after the postcode", "nl", lines, block(lines[:2]) + [put(X, 64, "9000"), put(X + 20, 64, "Gent")])
page("right-aligned", "nl", lines, block(lines, x=180, align="right"))
page("drawn backwards", "nl", lines, list(reversed(block(lines))))
page("letter by letter", "nl", lines, [put(X + 0, y, t, spacing=0.35) for y, t in zip((54, 59, 64), lines)])
lines = ["Mevrouw Els 's Jongers", "Griffioenlaan 3", "2970 's-Gravenwezel"]
page("apostrophes and ligatures", "nl", lines, block(["Mevrouw Els ’s Jongers", "Griﬃoenlaan 3", "2970 ’s-Gravenwezel"]))
lines = ["ACME SA", "Boîte postale 12", "1050 Ixelles - Elsene"]
page("post office box, two languages", "fr", lines, block(lines))
lines = ["Frau Eva Schmitz", "Aachener Straße 12", "4780 St. Vith"]
page("German-speaking Belgium", "de", lines, block(lines))
lines = ["P. Janssens", "Stationsstraat 3", "3000 Leuven"]
page("columns at the same height", "nl", lines,
     [item for index, line in enumerate(lines) for item in (put(20, 54 + 5 * index, ["Klantnummer: 1234", "Datum: 3/11/2026", "Pagina 1/2"][index]), put(X, 54 + 5 * index, line))],
     frames=[(18, 48, 85, 68)])
page("frame around the address", "nl", lines, block(lines), frames=[(101, 46, 194, 70)])
page("reference and salutation below", "fr", ["Colruyt", "Rue Haute 5", "1000 Bruxelles"],
     block(["Colruyt", "Rue Haute 5", "1000 Bruxelles"], y=50) + [put(X, 76, "Nos réf. : 2026/1234"), put(X, 84, "Madame,")])
page("letterhead behind", "fr", ["Colruyt", "Rue Haute 5", "1000 Bruxelles"],
     [put(X, 82, "BROUILLON", 40, grey=True)] + block(["Colruyt", "Rue Haute 5", "1000 Bruxelles"], y=50))
page("long organisation", "fr", ["Commune de Saint-Josse-ten-Noode", "Service Population", "Avenue de l'Astronomie 13", "1210 St-Josse-ten-Noode"],
     block(["Commune de Saint-Josse-ten-Noode", "Service Population", "Avenue de l'Astronomie 13", "1210 St-Josse-ten-Noode"]))
page("Dutch abroad", "nl", ["P. de Vries", "Herengracht 5", "1015 BZ  AMSTERDAM".replace("  ", " "), "PAYS-BAS"], block(["P. de Vries", "Herengracht 5", "1015 BZ AMSTERDAM", "PAYS-BAS"]), country="NL")
page("French abroad", "fr", ["Atelier Lefèvre sarl", "Achats", "12 rue de la Forêt", "59044 LILLE CEDEX 9", "FRANCE"],
     block(["Atelier Lefèvre sarl", "Achats", "12 rue de la Forêt", "59044 LILLE CEDEX 9", "FRANCE"]), country="FR")

# Never to be accepted.
for name, language, lines in [
    ("heading above the name", "fr", ["Rapport annuel", "Madame Claire Dumont", "Rue Haute 5", "1000 Bruxelles"]),
    ("heading for a name", "fr", ["Rapport annuel", "Département 12", "2024 Résultats"]),
    ("unknown heading", "de", ["Zur Kenntnis", "Max Muster", "Weg 5", "4700 Eupen"]),
    ("locality of another postcode", "nl", ["Jan Peeters", "Markt 5", "1000 Gent"]),
    ("Swiss without a country", "de", ["Peter Muster", "Bahnhofstrasse 1", "8001 Zürich"]),
    ("Dutch without a country", "nl", ["Piet de Vries", "Herengracht 5", "1015 BZ Amsterdam"]),
    ("Austrian without a country", "de", ["Max Huber", "Ring 5", "1010 Wien"]),
    ("no name", "fr", ["Rue Haute 5", "Bte 3", "1000 Bruxelles"]),
    ("no number", "fr", ["Claire Dumont", "Château de la Forêt", "5000 Namur"]),
    ("country unknown", "en", ["Peter Empty", "Station Road 1", "1234 Somewhere", "WONDERLAND"]),
]:
    page(name, language, lines, block(lines), "held")
lines = ["Claire Dumont", "Rue Haute 5", "1000 Bruxelles"]
page("two addresses", "fr", lines, block(lines, y=48) + block(["Paul Petit", "Rue Basse 3", "4000 Liège"], y=72), "held")
page("sender of the same size above", "fr", lines, block(["ACME SA", "Rue Basse 3", "4000 Liège"], y=46) + block(lines, y=66), "held")
page("delivery address", "fr", lines, [put(X, 48, "Adresse de livraison")] + block(lines, y=53), "held")
page("column near the address", "fr", lines, block(lines) + block(["Date", "Client", "Page"], x=X + 40), "held")
page("wide words", "fr", ["Claire Dumont", "Rue Haute 5", "1000 Bruxelles"], [put(X, 54, "Claire"), put(X + 22, 54, "Dumont")] + block(lines[1:], y=59), "either")
page("name in large letters", "fr", ["ACME SA", "Service Achats", "Rue Haute 5", "1000 Bruxelles"],
     [put(X, 50, "ACME SA", 24)] + block(["Service Achats", "Rue Haute 5", "1000 Bruxelles"], y=57), "either")
page("first line in smaller letters", "fr", ["Dupont, Durand, Petit", "Claire Dumont", "Rue Haute 5", "1000 Bruxelles"],
     [put(X, 50, "Dupont, Durand, Petit", 9.5)] + block(["Claire Dumont", "Rue Haute 5", "1000 Bruxelles"], y=55), "either")
page("a room is no street", "fr", ["Rencontre du printemps", "Auditoire 5", "1000 Bruxelles"], block(["Rencontre du printemps", "Auditoire 5", "1000 Bruxelles"]), "held")
page("empty line after the name", "nl", ["De heer Jan Peeters", "Kapellestraat 14", "9000 Gent"],
     [put(X, 52, "De heer Jan Peeters")] + block(["Kapellestraat 14", "9000 Gent"], y=62), "either")
page("telephone beneath", "fr", lines, block(lines) + [put(X, 69, "Tél. 02 123 45 67")], "either")
page("justified body inside the window", "fr", lines, block(lines, y=50)
     + [put(20, 82, "Nous avons le plaisir de vous informer que votre demande du 3 octobre est acceptée.")])
page("subject inside the window", "nl", ["Jan Peeters", "Markt 5", "9000 Gent"], block(["Jan Peeters", "Markt 5", "9000 Gent"], y=48) + [put(X, 80, "Betreft: uw lidkaart")])
page("box on its own line", "nl", ["Jan Peeters", "Meir 12", "Bus 4", "2000 Antwerpen"], block(["Jan Peeters", "Meir 12", "Bus 4", "2000 Antwerpen"]))
page("everything in capitals", "fr", ["MONSIEUR JEAN DUPONT", "RUE DE LA LOI 16 BTE 2", "1000 BRUXELLES"], block(["MONSIEUR JEAN DUPONT", "RUE DE LA LOI 16 BTE 2", "1000 BRUXELLES"]))
page("centred", "fr", ["Claire Dumont", "Rue du Marché aux Herbes 105", "1000 Bruxelles"],
     [put(x, y, line) for x, y, line in ((123, 54, "Claire Dumont"), (X + 3, 59, "Rue du Marché aux Herbes 105"), (122.6, 64, "1000 Bruxelles"))], "either")
