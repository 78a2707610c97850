import Addressing
import Letters

/// How much a document's pages look like those that begin its letters. The letters of a merge come from one template: their first pages
/// share words in the same places, and a further page does not.
struct Likeness {
    /// Of a page's words, that another has in the same places.
    private static let alike = 0.6
    private static let alikeWithoutRunning = 0.35
    private static let fewestWords = 10
    /// Between first pages of one template.
    private static let template = 0.4
    private static let unlike = 0.03
    /// Of the likeness between first pages, that makes a page one of them.
    private static let asAlike = 0.5
    /// Of the template's words, that two first pages share.
    private static let alikeWords = 5
    /// Millimetres.
    private static let samePlace = 0.5

    private let pages: [PreflightPage]
    /// Indices of the pages with a recipient; where there are none, of those with what may be one.
    private let starts: [Int]
    /// Words that further pages share with first pages: running heads, a table's titles.
    private let running: Set<UInt32>
    /// Of one first page's words, that the next one has in the same places: the middle of such shares, 0 where there is one alone.
    private let usual: Double
    private let marks: FirstPageMarks
    /// Whether a greeting tells a first page from others: most letters have one there, and further pages don't.
    private let greetingBegins: Bool
    /// Whether every second page with a recipient is unlike the first, and all others are like it.
    private let isInTurns: Bool
    /// Of the pages with a recipient, those that greet their reader.
    private let greeting: Int
    /// How many of the pages with a recipient have a word in a place.
    private lazy var uses: [UInt32: Int] = {
        var uses: [UInt32: Int] = [:]
        for start in starts { for word in Set(Self.words(pages[start])) { uses[word, default: 0] += 1 } }
        return uses
    }()

    /// - Parameter first: indices of the pages that begin letters; nil where any page with a recipient may.
    init(_ pages: [PreflightPage], first: [Int]? = nil) {
        self.pages = pages
        let first = first ?? Array(pages.indices)
        let sure = first.filter { pages[$0].window?.kind == .recipient }
        starts = sure.isEmpty ? first.filter { pages[$0].window?.kind != .nothing } : sure
        let followers = pages.indices.filter { pages[$0].window?.kind == .nothing && !Self.words(pages[$0]).isEmpty }
        var counts: [UInt32: Int] = [:]
        for index in followers { for word in Set(Self.words(pages[index])) { counts[word, default: 0] += 1 } }
        greeting = starts.count { pages[$0].layout?.hasSalutation == true }
        let greetingFollowers = followers.count { pages[$0].layout?.hasSalutation == true }
        greetingBegins = greeting * 4 >= starts.count * 3 && greetingFollowers * 2 < max(3, starts.count)
        // A page that greets may be a first one that lacks its address.
        marks = FirstPageMarks(
            first: sure.map { Self.words(pages[$0]) },
            further: followers.filter { pages[$0].layout?.hasSalutation != true }.map { Self.words(pages[$0]) })
        isInTurns = Self.takeTurns(sure.map { Self.words(pages[$0]) }, marks)
        running = Set(counts.lazy.filter { $0.value > 1 && $0.value * 2 > followers.count }.map(\.key))
        let shares = zip(sure, sure.dropFirst()).prefix(50).map { Self.share(of: pages[$0.1], in: pages[$0.0]) }
        usual = shares.isEmpty ? 0 : shares.sorted()[shares.count / 2]
    }

    /// Whether the first pages are seen to come from one template.
    private var isMerge: Bool { usual >= Self.template }

    /// What the page says of its place in its letter; nil where it says nothing, or counts through the whole document.
    func place(of index: Int) -> Int? {
        guard let place = pages[index].layout?.place, place.pages != pages.count else { return nil }
        return place.page
    }

    func place(ofPage number: Int) -> Int? {
        place(of: number - 1)
    }

    /// Whether a page without an address is like those that begin letters, or greets its reader as they alone do.
    func looksFirst(_ index: Int) -> Bool { (greets(index) && greetingBegins) || isLikeFirst(index) }

    private func isLikeFirst(_ index: Int) -> Bool {
        let own = Self.words(pages[index])
        guard own.count >= Self.fewestWords else { return false }
        if marks.areOn(own) || (greets(index) && marks.areInPartOn(own)) { return true }
        let distinct = own.filter { !running.contains($0) }
        return neighbours(of: index).contains { start in
            let theirs = Set(Self.words(pages[start]))
            let shared = own.count { theirs.contains($0) }
            if Double(shared) >= Self.alike * Double(own.count) { return true }
            let sharedDistinct = distinct.count { theirs.contains($0) }
            return sharedDistinct >= Self.fewestWords
                && Double(sharedDistinct) >= Self.alikeWithoutRunning * Double(distinct.count)
        }
    }

    /// Whether a page greets its reader and is made as those are that begin letters.
    func opensLetter(_ index: Int) -> Bool {
        greets(index) && (nearest(index) >= Self.template || isLikeFirst(index))
    }

    /// Whether a further page with somebody else's address is made as the first of its letter is: another letter begins there. Where the
    /// letters' first pages are far more like one another, it is something that is enclosed with each.
    func beginsAnother(_ index: Int, behind first: Int) -> Bool {
        if let place = place(of: index), place > 1 { return false }
        guard nearest(index) >= Self.asAlike * usual else { return false }
        if isLikeFirst(index) { return true }
        guard greets(index), greets(first) else { return false }
        let theirs = Set(Self.words(pages[first]))
        return isAddressed(index, as: first)
            || Self.words(pages[index]).count { !running.contains($0) && theirs.contains($0) } >= Self.alikeWords
    }

    /// Whether the addresses begin in the same place, as those of one template do.
    private func isAddressed(_ index: Int, as other: Int) -> Bool {
        guard let own = pages[index].window?.box, let theirs = pages[other].window?.box else { return false }
        return abs(own.x0 - theirs.x0) <= Self.samePlace && abs(own.y0 - theirs.y0) <= Self.samePlace
    }

    /// Whether a page is surely none that begins a letter: a page of text or a table without a greeting, in a merge of one template.
    mutating func looksFollowing(_ index: Int) -> Bool {
        let own = Self.words(pages[index])
        guard !greets(index), own.count >= Self.fewestWords else { return false }
        if isMerge, own.count >= 2 * Self.fewestWords, nearest(index) < Self.template / 2 { return true }
        // Unlike letters in a second language too, which may be few.
        let fewest = max(1, starts.count / 100)
        return starts.count >= 3 && marks.areMissing(on: own)
            && Double(own.count { (uses[$0] ?? 0) >= fewest }) < Self.template * Double(own.count)
    }

    /// Whether a page with an address looks like no other that begins a letter, where the others look like one another.
    mutating func isOutlier(_ index: Int) -> Bool {
        guard isMerge, starts.count >= 3, Self.words(pages[index]).count >= Self.fewestWords,
            nearest(index) < Self.unlike
        else { return false }
        // Letters in a second language may be few and far between.
        let own = Self.words(pages[index])
        return Double(own.count { (uses[$0] ?? 0) > 1 }) < Self.unlike * Double(own.count)
    }

    /// Whether a page with an address greets nobody and is unlike those around it, where the letter before greets its reader, as most do: a
    /// further page with somebody else's address.
    func isWithoutGreeting(_ index: Int) -> Bool {
        guard greeting * 2 >= starts.count, !greets(index), Self.words(pages[index]).count >= Self.fewestWords,
            let before = starts.last(where: { $0 < index }), greets(before)
        else { return false }
        return neighbours(of: index).filter(greets).allSatisfy {
            Self.share(of: pages[index], in: pages[$0]) < Self.template / 2
        }
    }

    /// Whether every second page is unlike the first, and all others are like it.
    private static func takeTurns(_ pages: [[UInt32]], _ marks: FirstPageMarks) -> Bool {
        guard marks.isSeen, pages.count >= 4, pages.count.isMultiple(of: 2) else { return false }
        let first = Set(pages[0])
        // Of a merge of one template the second page is like the first already.
        var most = 0
        var least = marks.count(on: pages[0])
        for (index, page) in pages.enumerated().dropFirst() {
            let shared = marks.count(on: page.filter(first.contains))
            if index.isMultiple(of: 2) { least = min(least, shared) } else { most = max(most, shared) }
            guard 2 * most < least, least >= alikeWords else { return false }
        }
        return true
    }

    /// Whether the pages with an address take turns with others unlike them, of which this is one: a letter to somebody else enclosed with each.
    func takesTurns(_ index: Int) -> Bool { isInTurns && starts.firstIndex(of: index)?.isMultiple(of: 2) == false }

    private func greets(_ index: Int) -> Bool { pages[index].layout?.hasSalutation == true }

    private func nearest(_ index: Int) -> Double {
        let (own, neighbours) = (Self.words(pages[index]), neighbours(of: index))
        guard !own.isEmpty else { return 0 }
        // Pages that are made alike share one layout.
        if neighbours.contains(where: { Self.words(pages[$0]) == own }) { return 1 }
        return neighbours.map { Self.share(of: pages[index], in: pages[$0]) }.max() ?? 0
    }

    /// Those around a page that begin letters, and those that begin the document's first: a long merge need not be compared page by page.
    private func neighbours(of index: Int) -> [Int] {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < index { low = middle + 1 } else { high = middle }
        }
        let near = starts[max(0, low - 2)..<min(starts.count, low + 3)]
        return (near + starts.prefix(2)).filter { $0 != index }
    }

    private static func words(_ page: PreflightPage) -> [UInt32] { page.layout?.words ?? [] }

    private static func share(of page: PreflightPage, in other: PreflightPage) -> Double {
        let own = words(page)
        guard !own.isEmpty else { return 0 }
        let theirs = Set(words(other))
        return Double(own.count { theirs.contains($0) }) / Double(own.count)
    }
}
