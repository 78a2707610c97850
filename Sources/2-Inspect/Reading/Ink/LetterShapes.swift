import Glibc

/// Tells letters and digits by their shape, as it is in practically every text face. It names no letter for certain: it says how much
/// likelier another one is than the one that was claimed, and is asked only to contradict.
enum LetterShapes {
    static let columns = 8
    static let rows = 12

    /// One letter's ink: its largest connected piece.
    struct Shape {
        /// The inked part of each cell of its box, row by row from the top, 0 to 1.
        var cells: [Float]
        /// From the baseline up, in parts of the height of the text's capitals and ascenders.
        var top: Float
        var bottom: Float
        /// Of the box: width by height.
        var proportion: Float
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    private static let hidden = Layer(LetterShapeTable.hiddenWeights, LetterShapeTable.hiddenSteps)
    private static let output = Layer(LetterShapeTable.outputWeights, LetterShapeTable.outputSteps)

    /// - Parameter letter: in ASCII.
    static func knows(_ letter: UInt8) -> Bool { !alike[Int(letter)].isEmpty }

    /// Natural logarithm of how many times likelier the likeliest letter is than `claimed` and those that may look like it: 0 and less for
    /// what looks as it should. nil where `claimed` is no plain letter or digit.
    static func contradiction(_ shape: Shape, claimed: UInt8) -> Float? {
        let own = alike[Int(claimed)]
        guard !own.isEmpty else { return nil }
        var inputs = shape.cells.map { 2 * $0 - 1 }
        inputs.append(2 * min(max(shape.top, -0.5), 1.8) - 1)
        inputs.append(2 * min(max(shape.bottom, -0.8), 1.2) - 1)
        inputs.append(2 * min(max(shape.proportion, 0), 3).squareRoot() - 1)
        let scores = output.values(of: hidden.values(of: inputs).map { max(0, $0) })
        // Scores are logarithms of likelihoods, but for a constant.
        let best = scores.max() ?? 0
        let claim = own.reduce(Float(0)) { $0 + expf(scores[$1] - best) }
        return -logf(max(claim, .leastNormalMagnitude))
    }

    /// What one cannot tell apart, or need not: small capitals are capitals in shape, and these capitals look like their small letters.
    private static let alike: [[Int]] = {
        var table = [[Int]](repeating: [], count: 0x100)
        for letter in letters {
            var group: Set<Character> = [letter]
            for family in ["0OoQ", "1Ili"] where family.contains(letter) { group.formUnion(family) }
            if letter.isLowercase { group.formUnion(letter.uppercased()) }
            for other in group where "ckopsuvwxyz".contains(other.lowercased()) {
                group.formUnion(other.lowercased() + other.uppercased())
            }
            if let place = letter.asciiValue {
                table[Int(place)] = letters.indices.filter { group.contains(letters[$0]) }
            }
        }
        return table
    }()
}

/// A layer of units, each a weighted sum of all inputs.
private struct Layer {
    private let weights: [Float]
    private let units: Int

    init(_ text: String, _ steps: [Float]) {
        units = steps.count
        let digits = Array(text.utf8)
        func value(_ digit: UInt8) -> UInt8 { digit < 0x3a ? digit - 0x30 : digit - 0x57 }
        weights = (0..<digits.count / 2).map { place in
            let byte = value(digits[2 * place]) << 4 | value(digits[2 * place + 1])
            return Float(Int8(bitPattern: byte)) * steps[place % steps.count]
        }
    }

    func values(of inputs: [Float]) -> [Float] {
        var sums = Array(weights[(inputs.count * units)...])
        weights.withUnsafeBufferPointer { weights in
            for (row, input) in inputs.enumerated() where input != 0 {
                for unit in 0..<units { sums[unit] += input * weights[row * units + unit] }
            }
        }
        return sums
    }
}
