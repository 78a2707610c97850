import CPoppler

/// Fonts that a document uses and does not carry: the printer replaces them, and lines may run differently there.
enum Fonts {
    /// A mail merge uses the same fonts on each letter; looking at every page of a long one costs more than it tells.
    static let pagesExamined: Int32 = 50

    /// Names in the order of their first use, without the six letters of a subset.
    static func notEmbedded(in file: borrowing PopplerFile) -> [String] {
        guard let survey = poppler_font_info_new(file.pointer) else { return [] }
        defer { g_object_unref(UnsafeMutableRawPointer(survey)) }
        var iterator: OpaquePointer?
        _ = poppler_font_info_scan(survey, pagesExamined, &iterator)
        guard let iterator else { return [] }
        defer { poppler_fonts_iter_free(iterator) }
        var names: [String] = []
        repeat {
            // A Type 3 font is made of drawings in the document itself.
            if poppler_fonts_iter_is_embedded(iterator) == 0,
                poppler_fonts_iter_get_font_type(iterator) != POPPLER_FONT_TYPE_TYPE3
            {
                let name = poppler_fonts_iter_get_name(iterator).map { String(cString: $0) } ?? "?"
                if !names.contains(name) { names.append(name) }
            }
        } while poppler_fonts_iter_next(iterator) != 0
        return names
    }
}
