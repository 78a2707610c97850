public import Addressing
public import Letters

/// A window that shows a picture of an address: what a text recogniser made of it.
extension Preflight {
    /// Whether the page's window is inked where no text accounts for it: a scan, perhaps.
    public func isPictured(_ page: PreflightPage) -> Bool {
        guard let window = page.window, window.kind == .uncertain, window.address == nil else { return false }
        return window.findings.contains { $0.code == .addressUnreadable && $0.box == reader.profile.outer }
    }

    /// The address rules' word on what was recognised in a page's window.
    /// - Parameter unread: ink that belongs to no word.
    public func reading(
        of page: PreflightPage, recognised characters: [PageCharacter], unread: [PageMark]
    ) -> WindowReading {
        reader.read(PageFacts(number: page.number, size: page.size, characters: characters, marks: unread))
    }

    /// The page with a recogniser's reading of its window. It counts only where the recogniser was sure of it; what it may be is shown, and
    /// held. A picture in which nothing like an address was found stays what it was, ink that nobody can read: it may begin a letter.
    public func page(_ page: PreflightPage, recognised reading: WindowReading, isSure: Bool) -> PreflightPage {
        guard reading.kind != .nothing else { return page }
        var page = page
        var reading = reading
        let invisible = page.window?.findings.filter { $0.code == .addressInvisibleText } ?? []
        reading.findings += invisible
        // Text that is hardly to be seen may be what was recognised.
        if isSure, invisible.isEmpty {
            reading.findings.append(Status(.addressRecognised, box: reading.box))
        } else {
            reading.doubt(.addressRecognisedUnsurely)
        }
        page.window = reading
        return page
    }

    /// The page with the remark that this machine recognises no text.
    public func pageWithoutRecogniser(_ page: PreflightPage) -> PreflightPage {
        var page = page
        page.window?.findings.append(Status(.recognitionUnavailable))
        return page
    }
}
