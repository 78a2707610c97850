import Letters
import Testing

/// An estimate from the administrator's own table, to the cent.
@Suite struct TariffTests {
    private let tariff = Tariff(
        letters: [
            Tariff.LetterPrice(franking: .prior, sheets: 25, price: Euros(cents: 310)),
            Tariff.LetterPrice(franking: .prior, sheets: 6, price: Euros(cents: 185)),
            Tariff.LetterPrice(franking: .priorInternational, sheets: 6, price: Euros(cents: 290)),
            Tariff.LetterPrice(franking: .registered, sheets: 6, price: Euros(cents: 905)),
        ],
        sheets: [
            Tariff.SheetPrice(colour: .mono, sides: .one, price: Euros(cents: 7)),
            Tariff.SheetPrice(colour: .colour, sides: .two, price: Euros(cents: 33)),
        ],
        acknowledgement: Euros(cents: 140))

    private func letter(_ sheets: Int, _ country: String? = "BE") -> Letter {
        Letter(
            number: 1, document: 1, pages: [1], sheets: sheets, envelope: .us,
            address: country.map { PostalAddress(lines: ["A", "B", "C"], country: $0) }, addressBox: nil, expected: nil)
    }

    private func price(_ letter: Letter, _ change: (inout Options) -> Void = { _ in }) -> Int? {
        var options = Options()
        change(&options)
        return tariff.price(of: letter, options)?.cents
    }

    @Test func aLetterCostsItsStepAndItsSheets() {
        #expect(price(letter(1)) == 192)
        #expect(price(letter(6)) == 185 + 6 * 7)
        #expect(price(letter(7)) == 310 + 7 * 7)
        #expect(price(letter(2, "FR")) == 290 + 2 * 7)
        #expect(price(letter(1)) { $0.franking = .registered } == 912)
        #expect(
            price(letter(1)) {
                $0.franking = .registered
                $0.acknowledgement = true
            } == 1052)
        #expect(
            price(letter(2)) {
                $0.colour = .colour
                $0.sides = .two
            } == 185 + 66)
    }

    /// What no row prices has no price: nothing is guessed.
    @Test func withoutARowThereIsNoPrice() {
        #expect(price(letter(7, "FR")) == nil)
        #expect(price(letter(1)) { $0.franking = .economy } == nil)
        #expect(price(letter(1)) { $0.sides = .two } == nil)
        #expect(price(letter(1, nil)) == nil)
        #expect(price(letter(1, "FR")) { $0.franking = .registered } == nil)
        var bare = tariff
        bare.acknowledgement = nil
        var options = Options()
        options.franking = .registered
        options.acknowledgement = true
        #expect(bare.price(of: letter(1), options) == nil)
        #expect(Tariff().estimate([letter(1)], Options()) == nil)
    }

    @Test func theEstimateSaysWhatItIsOf() {
        let estimate = tariff.estimate([letter(1), letter(7), letter(7, "FR")], Options())
        #expect(estimate == PriceEstimate(amount: Euros(cents: 192 + 359), letters: 2, lettersWithoutPrice: 1))
        // Without rows for sheets a letter's price holds them.
        let flat = Tariff(letters: tariff.letters)
        #expect(flat.estimate([letter(3)], Options())?.amount.text == "1.85")
    }

    @Test(arguments: [("1", 100), ("0.07", 7), ("1,5", 150), ("12.30", 1230), ("0", 0), ("9999.99", 999_999)])
    func amounts(_ text: String, _ cents: Int) {
        #expect(Euros(text: text)?.cents == cents)
        #expect(Euros(text: Euros(cents: cents).text)?.cents == cents)
    }

    @Test(arguments: ["", ".5", "1.", "1.234", "-1", "+1", "1e3", "10000", "1.2.3", "٣", "1 ", "€1"])
    func whatIsNoAmount(_ text: String) { #expect(Euros(text: text) == nil) }
}
