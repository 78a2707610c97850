import Foundation
import Letters
import Testing

/// An address keeps the parts it knows, and is the same whatever the order in which they were told.
@Suite struct PostalAddressTests {
    @Test func partsAreKeptByName() {
        var address = PostalAddress(lines: ["A", "B"], name: "Jan", locality: "Gent")
        #expect(address.name == "Jan" && address.locality == "Gent" && address.street == nil)
        address.street = "Nieuwstraat 1"
        address.name = "Piet"
        address.locality = nil
        address.box = nil
        #expect(address.name == "Piet" && address.street == "Nieuwstraat 1" && address.locality == nil)
        var other = PostalAddress(lines: ["A", "B"], street: "Nieuwstraat 1")
        #expect(other != address)
        other.name = "Piet"
        #expect(other == address)
    }

    @Test func itsJSONHasTheKnownPartsAlone() throws {
        var address = PostalAddress(lines: ["A", "B"], name: "Jan", street: "B 1", postcode: "9000", country: "BE")
        address.organisation = "C"
        address.function = "D"
        address.building = "E"
        address.number = "1"
        address.box = "2"
        address.postOfficeBox = "3"
        let data = try JSONEncoder().encode(address)
        let fields = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(fields.keys) == [
                "lines", "name", "organisation", "function", "building", "street", "number", "box", "postOfficeBox",
                "postcode", "country",
            ])
        #expect(fields["postOfficeBox"] as? String == "3")
        #expect(try JSONDecoder().decode(PostalAddress.self, from: data) == address)
        let bare = try JSONDecoder().decode(PostalAddress.self, from: Data(#"{"lines": ["A"], "name": null}"#.utf8))
        #expect(bare == PostalAddress(lines: ["A"]))
    }
}
