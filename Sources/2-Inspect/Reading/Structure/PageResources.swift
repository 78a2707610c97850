import CQpdf

/// What a page's content draws with: its own, or its nearest parent's.
struct PageResources {
    /// A dictionary, or the reference to one.
    var text: String
    /// Of the fonts' codes; nil where they are not told, one has codes of various lengths, or what is read may not be what is shown.
    var codes: ContentSkeleton.Width?

    init(text: String, codes: ContentSkeleton.Width?) {
        (self.text, self.codes) = (text, codes)
    }

    /// nil where none are found.
    init?(of page: qpdf_oh, _ handle: qpdf_data?) {
        var node = page
        var depth = 0
        while qpdf_oh_has_key(handle, node, "/Resources") == 0 {
            node = qpdf_oh_get_key_if_dict(handle, node, "/Parent")
            depth += 1
            guard depth < 32, qpdf_oh_is_dictionary(handle, node) != 0 else { return nil }
        }
        let resources = qpdf_oh_get_key_if_dict(handle, node, "/Resources")
        guard let text = qpdf_text(qpdf_oh_get_key(handle, node, "/Resources"), handle) else { return nil }
        self.text = text
        let marks = qpdf_oh_get_key_if_dict(handle, resources, "/Properties")
        codes =
            Self.hasTextToRead(marks, handle)
            ? nil : Self.width(of: qpdf_oh_get_key_if_dict(handle, resources, "/Font"), handle)
    }

    /// Whether a mark of the content may have the text that is to be read instead of what is shown.
    private static func hasTextToRead(_ marks: qpdf_oh, _ handle: qpdf_data?) -> Bool {
        guard qpdf_oh_is_dictionary(handle, marks) != 0 else { return false }
        qpdf_oh_begin_dict_key_iter(handle, marks)
        while qpdf_oh_dict_more_keys(handle) != 0 {
            let mark = qpdf_oh_get_key_if_dict(handle, marks, qpdf_oh_dict_next_key(handle))
            guard qpdf_oh_is_dictionary(handle, mark) != 0, qpdf_oh_has_key(handle, mark, "/ActualText") == 0 else {
                return true
            }
        }
        return false
    }

    private static func width(of fonts: qpdf_oh, _ handle: qpdf_data?) -> ContentSkeleton.Width? {
        guard qpdf_oh_is_dictionary(handle, fonts) != 0 else { return nil }
        var width = ContentSkeleton.Width.one
        qpdf_oh_begin_dict_key_iter(handle, fonts)
        while qpdf_oh_dict_more_keys(handle) != 0 {
            let font = qpdf_oh_get_key_if_dict(handle, fonts, qpdf_oh_dict_next_key(handle))
            let kind = qpdf_oh_get_key_if_dict(handle, font, "/Subtype")
            guard qpdf_oh_is_name_and_equals(handle, kind, "/Type0") != 0 else { continue }
            let encoding = qpdf_oh_get_key_if_dict(handle, font, "/Encoding")
            guard qpdf_oh_is_name_and_equals(handle, encoding, "/Identity-H") != 0 else { return nil }
            width = .two
        }
        return width
    }
}
