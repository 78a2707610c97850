import Testing

@testable import Inspection

/// When several readings of one picture count as one.
@Suite struct AgreementTests {
    private func isComplete(_ own: [String], _ others: [String]...) -> Bool {
        var agreement = Agreement(own)
        others.forEach { agreement.compare($0) }
        return agreement.isComplete
    }

    @Test func theSameReadingConfirms() {
        #expect(isComplete(["Rue Haute 1", "1050 Ixelles"], ["Rue Haute 1", "1050 Ixelles"]))
        #expect(isComplete(["Rue de l'Eau"], ["Rue de l’Eau"]))
    }

    /// A reader that does not know a letter reads another in its place; one of the others must know it.
    @Test func aLetterThatOneDoesNotKnowIsAnothersToConfirm() {
        #expect(isComplete(["Rue de l'Église"], ["Rue de l'Église"], ["Rue de l'Eglise"]))
        #expect(isComplete(["Königstraße"], ["Königstraße"], ["KonigstraBe"]))
        #expect(!isComplete(["Rue de l'Église"], ["Rue de l'Eglise"], ["Rue de l'Eglise"]))
    }

    @Test(arguments: [
        "Rue de l'Église", "Rue de l'Eglis", "Rue de l'Eg1ise", "Rue de l'Eglise 1", "Rue de lEglise", "Rue del'Eglise",
    ])
    func anythingElseContradicts(other: String) {
        #expect(!isComplete(["Rue de l'Eglise"], ["Rue de l'Eglise"], [other]))
    }

    @Test func otherAccentsAndOtherLinesContradict() {
        #expect(!isComplete(["Königsweg"], ["Königsweg"], ["Kônigsweg"]))
        // The letter that looks like B stands in no word's place for one.
        #expect(!isComplete(["Rue Haute 1ß"], ["Rue Haute 1ß"], ["Rue Haute 1B"]))
        #expect(!isComplete(["Rue Haute 1"], ["Rue Haute 1"], ["Rue Haute 1", "1050 Ixelles"]))
        #expect(!isComplete(["Rue Haute 1"], ["Rue Haute 1"], []))
        #expect(!isComplete(["Rue Haute 1"]))
        #expect(!isComplete([]))
    }
}
