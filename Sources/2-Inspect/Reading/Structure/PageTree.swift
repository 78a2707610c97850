import CQpdf
import Documents

/// Which objects a share's pages are, by what the document's page tree says of itself. qpdf's own list resolves all pages and keeps them.
/// A node that states as many pages as it has kids is believed to have pages alone: a kid is looked at by whose share it is in.
struct PageTree {
    struct Reference {
        var object: Int32
        var generation: Int32

        var text: String { "\(object) \(generation) R" }

        /// The page's dictionary; nil where it is none.
        func page(_ handle: qpdf_data?) -> qpdf_oh? {
            let page = qpdf_get_object_by_id(handle, object, generation)
            guard qpdf_oh_is_dictionary_of_type(handle, page, "/Page", nil) != 0,
                qpdf_oh_has_key(handle, page, "/Kids") == 0
            else { return nil }
            return page
        }
    }

    /// Of the whole document.
    private(set) var count = 0
    /// The share's pages in order.
    private(set) var pages: [Reference] = []

    /// Whether the tree is one node, which all pages hang on.
    var isFlat: Bool { nodes.count == 1 }

    private let share: PageShare
    private let most: Int
    /// Nodes that were met: in a tree each is met once.
    private var nodes: Set<Int32> = []
    private var open: [Node] = []

    private struct Node {
        var kids: qpdf_oh
        var kidCount: Int32
        var next: Int32 = 0
        /// How many pages are before its end.
        var end: Int
    }

    /// No honest tree is as deep.
    private static let deepest = 32

    /// nil where the tree is not in every respect as it should be, or has more than `most` pages.
    static func walk(_ handle: qpdf_data?, share: PageShare, most: Int) -> PageTree? {
        var tree = PageTree(share: share, most: most)
        let root = qpdf_oh_get_key_if_dict(handle, qpdf_get_root(handle), "/Pages")
        guard qpdf_oh_is_dictionary(handle, root) != 0, qpdf_oh_has_key(handle, root, "/Parent") == 0,
            tree.enter(root, handle)
        else { return nil }
        while var node = tree.open.popLast() {
            guard node.next < node.kidCount else {
                guard tree.count == node.end else { return nil }
                continue
            }
            let kid = qpdf_oh_get_array_item(handle, node.kids, node.next)
            defer { qpdf_oh_release(handle, kid) }
            node.next += 1
            tree.open.append(node)
            let isNode = qpdf_oh_is_dictionary(handle, kid) != 0 && qpdf_oh_has_key(handle, kid, "/Kids") != 0
            guard isNode ? tree.enter(kid, handle) : tree.append(kid, handle) else { return nil }
        }
        return tree.count > 0 ? tree : nil
    }

    private init(share: PageShare, most: Int) {
        self.share = share
        self.most = most
    }

    private mutating func enter(_ node: qpdf_oh, _ handle: qpdf_data?) -> Bool {
        let kids = qpdf_oh_get_key_if_dict(handle, node, "/Kids")
        let stated = qpdf_oh_get_key_if_dict(handle, node, "/Count")
        guard open.count < Self.deepest, qpdf_oh_is_indirect(handle, node) != 0,
            nodes.insert(qpdf_oh_get_object_id(handle, node)).inserted,
            qpdf_oh_is_dictionary_of_type(handle, node, "/Pages", nil) != 0, qpdf_oh_is_array(handle, kids) != 0,
            qpdf_oh_is_integer(handle, stated) != 0
        else { return false }
        let kidCount = qpdf_oh_get_array_n_items(handle, kids)
        let pages = qpdf_oh_get_int_value(handle, stated)
        guard (0...Int64(most - count)).contains(pages) else { return false }
        guard pages == Int64(kidCount) else {
            open.append(Node(kids: kids, kidCount: kidCount, end: count + Int(pages)))
            return true
        }
        for index in 0..<kidCount {
            guard share.contains(count + 1) else {
                count += 1
                continue
            }
            let kid = qpdf_oh_get_array_item(handle, kids, index)
            defer { qpdf_oh_release(handle, kid) }
            guard append(kid, handle) else { return false }
        }
        return true
    }

    private mutating func append(_ kid: qpdf_oh, _ handle: qpdf_data?) -> Bool {
        guard count < most, qpdf_oh_is_indirect(handle, kid) != 0 else { return false }
        count += 1
        guard share.contains(count) else { return true }
        pages.append(
            Reference(
                object: qpdf_oh_get_object_id(handle, kid), generation: qpdf_oh_get_generation(handle, kid)))
        return true
    }
}
