import CQpdf

/// What pages' contents draw on and with: their own entries, or those that nodes of the page tree hand down (ISO 32000-1, 7.7.3.4). Nodes are
/// asked once.
struct PageFrames {
    private struct Frame {
        var isUpright: Bool
        /// Of the keys; empty where there is none.
        var values: [String]
    }

    private static let keys = ["/Resources", "/MediaBox", "/CropBox"]
    /// No honest tree is as deep.
    private static let deepest = 32

    private var nodes: [Int32: Frame?] = [:]

    /// nil where more than its content is drawn on the page, or that not upright.
    mutating func frame(of page: qpdf_oh, _ handle: qpdf_data?) -> String? {
        let notes = qpdf_oh_get_key_if_dict(handle, page, "/Annots")
        guard qpdf_oh_is_array(handle, notes) == 0 || qpdf_oh_get_array_n_items(handle, notes) == 0,
            let frame = frame(of: page, handle, depth: 0), frame.isUpright
        else { return nil }
        return frame.values.joined(separator: "\n")
    }

    private mutating func frame(of node: qpdf_oh, _ handle: qpdf_data?, depth: Int) -> Frame? {
        guard depth < Self.deepest else { return nil }
        let parent = qpdf_oh_get_key_if_dict(handle, node, "/Parent")
        var frame = Frame(isUpright: true, values: Self.keys.map { _ in "" })
        if qpdf_oh_is_dictionary(handle, parent) != 0 {
            let object = qpdf_oh_get_object_id(handle, parent)
            guard object > 0 else { return nil }
            let known = nodes[object] ?? self.frame(of: parent, handle, depth: depth + 1)
            nodes[object] = .some(known)
            guard let known else { return nil }
            frame = known
        }
        let turn = qpdf_oh_get_key_if_dict(handle, node, "/Rotate")
        if qpdf_oh_is_null(handle, turn) == 0 {
            frame.isUpright = qpdf_oh_is_integer(handle, turn) != 0 && qpdf_oh_get_int_value(handle, turn) == 0
        }
        for (index, key) in Self.keys.enumerated() {
            let value = qpdf_oh_get_key_if_dict(handle, node, key)
            guard qpdf_oh_is_null(handle, value) == 0 else { continue }
            // Readers take what is handed down where a node's own is none.
            let isOwn = qpdf_oh_is_dictionary(handle, value) != 0 || Self.isBox(value, handle)
            // Producers write each page's resources as an object of its own, all alike.
            let text = qpdf_oh_unparse_resolved(handle, value).map { String(cString: $0) } ?? ""
            frame.values[index] = (isOwn ? "" : frame.values[index]) + text
        }
        return frame
    }

    private static func isBox(_ value: qpdf_oh, _ handle: qpdf_data?) -> Bool {
        qpdf_oh_is_array(handle, value) != 0 && qpdf_oh_get_array_n_items(handle, value) == 4
            && (0..<4).allSatisfy { qpdf_oh_is_number(handle, qpdf_oh_get_array_item(handle, value, $0)) != 0 }
    }
}
