import CQpdf
import Glibc

/// What a document's page tree begins with, as a later revision of the file can say it anew.
struct PageTreeRoot {
    var object: Int
    var generation: Int
    /// The dictionary's text without its kids and their count, its end open.
    var entries: String
    /// The text of both.
    var kids: String
    var count: String
    /// The catalogue's reference, as the trailer gives it.
    var catalogue: String
    /// Of the file's table of objects.
    var size: Int

    /// nil where the root cannot be said anew: it is no object of its own, or cuts its pages already.
    init?(_ handle: qpdf_data?) {
        let trailer = qpdf_get_trailer(handle)
        let catalogue = qpdf_oh_get_key_if_dict(handle, trailer, "/Root")
        let tree = qpdf_oh_get_key_if_dict(handle, catalogue, "/Pages")
        let number = qpdf_oh_get_object_id(handle, tree)
        guard number > 0, qpdf_oh_get_object_id(handle, catalogue) > 0,
            qpdf_oh_is_dictionary(handle, tree) != 0, qpdf_oh_has_key(handle, tree, "/CropBox") == 0,
            let reference = qpdf_text(catalogue, handle),
            let inherited = Self.inherited(tree, handle), inherited.hasSuffix(">>"),
            let listed = qpdf_text(qpdf_oh_get_key_if_dict(handle, tree, "/Kids"), handle),
            let stated = qpdf_text(qpdf_oh_get_key_if_dict(handle, tree, "/Count"), handle)
        else { return nil }
        object = Int(number)
        generation = Int(qpdf_oh_get_generation(handle, tree))
        entries = String(inherited.dropLast(2))
        (kids, count, self.catalogue) = (listed, stated, reference)
        size = Int(qpdf_oh_get_int_value(handle, qpdf_oh_get_key_if_dict(handle, trailer, "/Size")))
    }

    /// The dictionary without what is below it.
    private static func inherited(_ node: qpdf_oh, _ handle: qpdf_data?) -> String? {
        let rest = qpdf_oh_new_dictionary(handle)
        qpdf_oh_begin_dict_key_iter(handle, node)
        while qpdf_oh_dict_more_keys(handle) != 0 {
            guard let key = qpdf_oh_dict_next_key(handle) else { return nil }
            if strcmp(key, "/Kids") == 0 || strcmp(key, "/Count") == 0 { continue }
            qpdf_oh_replace_key(handle, rest, key, qpdf_oh_get_key(handle, node, key))
        }
        return qpdf_text(rest, handle)
    }
}

/// An object as a PDF writes it.
func qpdf_text(_ object: qpdf_oh, _ handle: qpdf_data?) -> String? {
    qpdf_oh_unparse(handle, object).map { String(cString: $0) }
}
