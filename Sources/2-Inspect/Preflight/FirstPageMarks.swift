/// What the first pages of a merge's letters have in common and its further pages have not: reference, date, subject, greeting, each word in
/// one place. The texts between them may differ.
struct FirstPageMarks {
    /// A long merge shows its template in so many pages, spread over it.
    private static let sample = 100
    /// Of the first pages, that have a word in a place: templates may take turns.
    private static let common = 0.25
    /// Fewer words show no template.
    private static let fewest = 8
    /// Of the words a first page usually has of these: as many as a first page, one of its parts missing; and as few as by chance.
    private static let (all, much, some, little) = (0.9, 0.5, 0.25, 0.15)

    private let words: Set<UInt32>
    /// How many of them a first page has: the middle one's.
    private let usual: Int

    /// - Parameters:
    ///   - first: words of pages that begin letters.
    ///   - further: of pages without an address; they may be first pages that lack it.
    init(first: [[UInt32]], further: [[UInt32]]) {
        let (first, further) = (Self.spread(first), Self.spread(further))
        let counts = Self.counts(first)
        let fewest = max(2, Self.common * Double(first.count))
        let common = Self(counts.filter { Double($0.value) >= fewest }.map(\.key), on: first)
        let following = further.filter { !common.isSeen || common.share($0) < Self.all }
        let follows = Self.counts(following)
        self.init(
            common.words.filter { (follows[$0] ?? 0) * 2 * first.count <= (counts[$0] ?? 0) * following.count },
            on: first)
    }

    private init(_ words: some Sequence<UInt32>, on first: [[UInt32]]) {
        let words = Set(words)
        self.words = words
        let found = first.map { Set($0).count(where: words.contains) }.sorted()
        usual = found.isEmpty ? 0 : found[found.count / 2]
    }

    /// Whether a template is to be seen at all.
    var isSeen: Bool { usual >= Self.fewest }

    func areOn(_ page: [UInt32]) -> Bool { isSeen && share(page) >= Self.much }
    func areInPartOn(_ page: [UInt32]) -> Bool { isSeen && share(page) >= Self.some }
    func areMissing(on page: [UInt32]) -> Bool { isSeen && share(page) <= Self.little }

    func count(on page: [UInt32]) -> Int { Set(page).count(where: words.contains) }

    private func share(_ page: [UInt32]) -> Double { Double(count(on: page)) / Double(max(1, usual)) }

    private static func spread(_ pages: [[UInt32]]) -> [[UInt32]] {
        guard pages.count > sample else { return pages }
        return (0..<sample).map { pages[$0 * pages.count / sample] }
    }

    private static func counts(_ pages: [[UInt32]]) -> [UInt32: Int] {
        var counts: [UInt32: Int] = [:]
        for page in pages { for word in Set(page) { counts[word, default: 0] += 1 } }
        return counts
    }
}
