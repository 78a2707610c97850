public import Letters

extension Verdict {
    /// What `clickpost check` ends with: 0 accepted, 1 refused, 2 unusable input, 3 held.
    public var exitStatus: Int32 {
        let isUnusable = findings.contains { finding in
            switch finding.code {
            case .inputUnreadable, .documentEmpty, .documentDamaged, .documentTruncated, .documentUnreadable,
                .documentTimeout, .documentTooLarge, .documentTooManyPages, .documentType, .jobNoDocument:
                true
            case .documentEncrypted: finding.severity == .error
            default: false
            }
        }
        if isUnusable { return 2 }
        switch outcome {
        case .accepted: return 0
        case .refused: return 1
        case .held: return 3
        }
    }
}
