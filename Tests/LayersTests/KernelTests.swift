import GriotTesting
import Layers
import Testing
import Unpacking

/// Numbers of a small network, drawn by chance and mapped from a file as those of a model are.
struct Weights {
    private let folder: TemporaryFolder
    private var chance: Chance
    private var count = 0

    init(seed: UInt64) throws {
        folder = try TemporaryFolder()
        chance = Chance(seed: seed)
    }

    mutating func draw(_ count: Int, around middle: Float = 0) throws -> MappedArray<Float> {
        let floats = (0..<count).map { _ in middle + Float.random(in: -0.5...0.5, using: &chance) }
        let bytes = floats.flatMap { float in
            (0..<4).map { UInt8(truncatingIfNeeded: float.bitPattern >> (8 * $0)) }
        }
        self.count += 1
        let path = try folder.write(bytes, to: "\(self.count)")
        return try #require(MappedArray<Float>(try MappedFile(path: path), offset: 0, count: count))
    }

    mutating func maxout(_ outputs: Int, _ inputs: Int) throws -> MaxoutParameters {
        MaxoutParameters(
            weights: try draw(outputs * 3 * inputs),
            bias: try draw(outputs * 3),
            normGain: try draw(outputs, around: 1),
            normBias: try draw(outputs)
        )
    }

    mutating func encoder(width: Int, columns: Int, depth: Int) throws -> EncoderParameters {
        var tables: [HashEmbedParameters] = []
        for column in 0..<columns {
            tables.append(
                HashEmbedParameters(seed: UInt32(8 + column), column: column, vectors: try draw(50 * width))
            )
        }
        var windows: [MaxoutParameters] = []
        for _ in 0..<depth { windows.append(try maxout(width, 3 * width)) }
        return EncoderParameters(
            tables: tables,
            staticVectors: try draw(10 * width),
            mixer: try maxout(width, (columns + 1) * width),
            windows: windows
        )
    }

    mutating func linear(_ outputs: Int, _ inputs: Int) throws -> LinearParameters {
        LinearParameters(weights: try draw(outputs * inputs), bias: try draw(outputs))
    }

    mutating func transitions(width: Int, hidden: Int, features: Int, classes: Int) throws
        -> TransitionParameters
    {
        TransitionParameters(
            token: try linear(hidden, width),
            affineWeights: try draw(features * hidden * 2 * hidden),
            affineBias: try draw(hidden * 2),
            padding: try draw(features * hidden * 2),
            upper: try linear(classes, hidden)
        )
    }
}

/// spaCy's networks as plain loops, to compare with.
enum Reference {
    /// The product of a row of weights with a vector.
    static func dot(_ weights: MappedArray<Float>, row: Int, _ x: [Float]) -> Float {
        var sum: Float = 0
        for k in x.indices { sum += weights[row * x.count + k] * x[k] }
        return sum
    }

    static func maxout(_ x: [Float], _ layer: MaxoutParameters) -> [Float] {
        let outputs = layer.normGain.count
        var z: [Float] = []
        for o in 0..<outputs {
            let pieces = (0..<3).map { p in dot(layer.weights, row: o * 3 + p, x) + layer.bias[o * 3 + p] }
            z.append(pieces.max() ?? 0)
        }
        let mean: Float = z.reduce(0, +) / Float(outputs)
        var variance: Float = 1e-8
        for value in z { variance += (value - mean) * (value - mean) / Float(outputs) }
        let scale: Float = 1 / variance.squareRoot()
        return z.indices.map { (z[$0] - mean) * scale * layer.normGain[$0] + layer.normBias[$0] }
    }

    static func linear(_ x: [Float], _ layer: LinearParameters) -> [Float] {
        layer.bias.indices.map { dot(layer.weights, row: $0, x) + layer.bias[$0] }
    }

    static func embed(_ word: WordFeatures, _ encoder: EncoderParameters) -> [Float] {
        let width = encoder.width
        var x: [Float] = []
        for table in encoder.tables {
            let rows = hashRows(
                of: word.ids[table.column],
                seed: table.seed,
                in: UInt32(table.vectors.count / width)
            )
            for o in 0..<width {
                var sum: Float = 0
                for row in 0..<4 { sum += table.vectors[Int(rows[row]) * width + o] }
                x.append(sum)
            }
        }
        if let vectors = encoder.staticVectors {
            x += (0..<width).map { o in word.vector.map { vectors[$0 * width + o] } ?? 0 }
        }
        return maxout(x, encoder.mixer)
    }

    /// The whole encoder, with as many rows of padding as there are windows on each side.
    static func encode(_ words: [WordFeatures], _ encoder: EncoderParameters) -> [[Float]] {
        let zero = Array(repeating: Float(0), count: encoder.width)
        let padding = Array(repeating: zero, count: encoder.windows.count)
        var rows = padding + words.map { embed($0, encoder) } + padding
        for window in encoder.windows {
            rows = rows.indices.map { i in
                let left = i > 0 ? rows[i - 1] : zero
                let right = i + 1 < rows.count ? rows[i + 1] : zero
                return zip(rows[i], maxout(left + rows[i] + right, window)).map { $0 + $1 }
            }
        }
        return Array(rows.dropFirst(padding.count).dropLast(padding.count))
    }

    static func scores(_ tokens: [Int], rows: [[Float]], _ parameters: TransitionParameters) -> [Float] {
        let (hidden, features) = (parameters.hidden, parameters.features)
        var sums = (0..<(hidden * 2)).map { parameters.affineBias[$0] }
        for feature in 0..<features {
            let h = tokens[feature] < 0 ? nil : linear(rows[tokens[feature]], parameters.token)
            for output in 0..<(hidden * 2) {
                let at = feature * hidden * 2 + output
                sums[output] += h.map { dot(parameters.affineWeights, row: at, $0) } ?? parameters.padding[at]
            }
        }
        return linear((0..<hidden).map { max(sums[$0 * 2], sums[$0 * 2 + 1]) }, parameters.upper)
    }
}

func words(_ count: Int, columns: Int, _ chance: inout Chance) -> [WordFeatures] {
    (0..<count).map { _ in
        WordFeatures(
            ids: (0..<columns).map { _ in chance.next() },
            vector: Bool.random(using: &chance) ? chance.number(below: 10) : nil
        )
    }
}

let kernelNames = Kernel.names.filter { Kernel(named: $0) != nil }

@Suite struct `A kernel` {
    @Test func `is there on every machine`() {
        #expect(kernelNames.contains("plain"))
        #expect(kernelNames.contains("wide"))
        #expect(kernelNames.contains(Kernel.best.name))
        #expect(Kernel(named: "nonsense") == nil)
    }

    @Test(arguments: kernelNames, [(16, 16, 2), (32, 48, 3), (96, 64, 4)])
    func `computes what plain loops compute`(_ name: String, _ shape: (width: Int, hidden: Int, depth: Int))
        throws
    {
        let kernel = try #require(Kernel(named: name))
        var weights = try Weights(seed: 5)
        var chance = Chance(seed: 6)
        let parameters = try weights.encoder(width: shape.width, columns: 4, depth: shape.depth)
        let transitions = try weights.transitions(
            width: shape.width,
            hidden: shape.hidden,
            features: 8,
            classes: 37
        )
        let tagging = try weights.linear(23, shape.width)
        let vocabulary = words(9, columns: 4, &chance)
        let keys = (0..<21).map { _ in Int32(chance.number(below: 9)) }
        let rows = Reference.encode(keys.map { vocabulary[Int($0)] }, parameters)

        let encoder = ContextEncoder(parameters, kernel: kernel)
        let scorer = TransitionScorer(
            transitions,
            classes: [0..<1, 1..<2, 2..<20, 20..<36, 36..<37],
            kernel: kernel
        )
        let classifier = Classifier(tagging, kernel: kernel)
        let (encoding, scoring) = (encoder.makeWorkspace(), scorer.makeWorkspace())
        scoring.begin(tokens: keys.count)
        let encoded = encoder.encode(0..<keys.count, keys: keys, workspace: encoding) { vocabulary[Int($0)] }
        var classes: [Int32] = []
        classifier.classify(encoded, workspace: classifier.makeWorkspace(), into: &classes)
        scorer.take(encoded, workspace: scoring)

        for (row, found) in zip(rows, classes) {
            let scores = Reference.linear(row, tagging)
            #expect(scores[Int(found)] > (scores.max() ?? 0) - 1e-3)
        }
        for _ in 0..<50 {
            let tokens = (0..<8).map { _ in chance.number(below: keys.count + 3) - 3 }.map { max($0, -1) }
            let expected = Reference.scores(tokens, rows: rows, transitions)
            scorer.score(SIMD8(tokens.map(Int32.init)), workspace: scoring)
            for (index, score) in expected.enumerated() {
                #expect(abs(scoring.score(of: index) - score) < 5e-4 * max(1, abs(score)))
            }
            let best = try #require(scorer.best(of: 0b1_1111, workspace: scoring))
            #expect(scoring.score(of: best) == (0..<37).map { scoring.score(of: $0) }.max())
            let some = try #require(scorer.best(of: 0b0_1010, workspace: scoring))
            #expect(some == 1 || (20..<36).contains(some))
        }
        #expect(scorer.best(of: 0, workspace: scoring) == nil)
    }

    @Test(arguments: kernelNames)
    func `gives the same bits however a text is cut and whatever is remembered`(_ name: String) throws {
        let kernel = try #require(Kernel(named: name))
        var weights = try Weights(seed: 1)
        var chance = Chance(seed: 2)
        let parameters = try weights.encoder(width: 32, columns: 3, depth: 4)
        let transitions = try weights.transitions(width: 32, hidden: 16, features: 3, classes: 9)
        let encoder = ContextEncoder(parameters, kernel: kernel)
        let scorer = TransitionScorer(transitions, classes: [0..<9], kernel: kernel)
        let vocabulary = words(3000, columns: 3, &chance)
        let keys = (0..<6000).map { _ in
            Int32(chance.number(below: chance.number(below: 10) == 0 ? 3000 : 50))
        }
        let states = (0..<400).map { _ in SIMD8<Int32>((0..<8).map { _ in Int32(chance.number(below: 6000)) })
        }

        func bits(block: Int, words: Int) -> [UInt32] {
            let (encoding, scoring) = (encoder.makeWorkspace(words: words), scorer.makeWorkspace())
            scoring.begin(tokens: keys.count)
            for start in stride(from: 0, to: keys.count, by: block) {
                let range = start..<min(start + block, keys.count)
                scorer.take(
                    encoder.encode(range, keys: keys, workspace: encoding) { vocabulary[Int($0)] },
                    workspace: scoring
                )
            }
            return states.flatMap { state in
                scorer.score(state, workspace: scoring)
                return (0..<9).map { scoring.score(of: $0).bitPattern }
            }
        }
        let expected = bits(block: 1024, words: 8192)
        #expect(bits(block: 7, words: 8192) == expected)
        #expect(bits(block: 64, words: 1) == expected)
        #expect(bits(block: 1000, words: 1100) == expected)
    }
}

@Suite struct `A hash` {
    @Test(
        arguments: [
            ("a", 11_901_859_001_352_538_922), ("the", 7_425_985_699_627_899_538),
            ("123456789", 2_056_675_840_866_671_865),
            ("café", 32_833_993_555_699_147), ("attack", 9_652_614_884_489_271_923),
            ("Colombia", 13_392_940_397_959_334_646), ("FARC-EP", 560_341_038_830_191_558),
            ("\n", 962_983_613_142_996_970), (" ", 8_532_415_787_641_010_193),
            ("det", 2_755_633_202_201_383_569), ("😀", 13_900_606_239_988_879_105),
        ] as [(String, UInt64)]
    )
    func `is spaCy's`(_ text: String, _ expected: UInt64) {
        #expect(murmurHash64(Array(text.utf8).span) == expected)
    }

    @Test func `chooses thinc's rows`() {
        let rows = hashRows(of: 2_694_276_685_497_781_193, seed: 8, in: UInt32.max)
        #expect(rows == SIMD4(3_167_448_168, 2_319_772_702, 456_204_956, 1_332_175_406))
        #expect(hashRows(of: 0, seed: 13, in: 50) == SIMD4(14, 41, 15, 38))
        #expect(hashRows(of: 1, seed: 13, in: 50) == SIMD4(42, 11, 7, 14))
        #expect(hashRows(of: 2_694_276_685_497_781_193, seed: 8, in: 5000) == SIMD4(3168, 2702, 4956, 406))
        #expect(hashRows(of: 1, seed: 12, in: 50) == SIMD4(6, 13, 20, 22))
    }
}
