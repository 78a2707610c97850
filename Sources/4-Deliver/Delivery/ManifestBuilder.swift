import Contract
import FoundationEssentials
import Letters
import Spool

/// The contract's manifest from what was accepted.
enum ManifestBuilder {
    /// The bytes that are frozen. Throws where a letter has no address or envelope, or a document no upload: a person must look.
    static func bytes(_ details: SubmissionDetails, installation: String) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(try manifest(details, installation: installation)))
    }

    static func manifest(_ details: SubmissionDetails, installation: String) throws(Status) -> Manifest {
        let submission = details.submission
        let options = submission.options
        var documents: [Manifest.Document] = []
        for document in details.documents {
            guard let upload = document.upload else {
                throw Status(.internalFault, document: document.number, [.submission: submission.id])
            }
            documents.append(
                Manifest.Document(
                    number: document.number, upload: upload, size: document.summary.size,
                    sha256: document.summary.sha256, pages: document.summary.pages))
        }
        var letters: [Manifest.Letter] = []
        for letter in details.letters.map(\.letter) {
            guard let address = letter.address, let envelope = letter.envelope, !address.lines.isEmpty else {
                throw Status(.addressNone, severity: .hold, letter: letter.number)
            }
            letters.append(
                Manifest.Letter(
                    number: letter.number, document: letter.document, pages: letter.pages, envelope: envelope,
                    franking: options.franking, acknowledgement: options.acknowledgement,
                    address: Manifest.Address(
                        lines: address.lines, postcode: address.postcode, locality: address.locality,
                        country: address.country ?? "BE")))
        }
        return Manifest(
            installation: installation, sender: submission.job.user, title: submission.job.title,
            documents: documents,
            options: Manifest.JobOptions(
                colour: options.colour, sides: options.sides, background: options.background,
                annexes: options.annexes, approval: options.approval),
            letters: letters, returnAddress: options.returnAddress)
    }
}
