internal import CLayers
package import Unpacking

/// A hash table of vectors for one feature of a word.
package struct HashEmbedParameters: Sendable {
    package var seed: UInt32
    /// Which of a word's features is looked up.
    package var column: Int
    /// The shape is `[rows][width]`.
    package var vectors: MappedArray<Float>

    package init(seed: UInt32, column: Int, vectors: MappedArray<Float>) {
        self.seed = seed
        self.column = column
        self.vectors = vectors
    }
}

/// The numbers of spaCy's `MultiHashEmbed` and `MaxoutWindowEncoder` together.
package struct EncoderParameters: Sendable {
    package var tables: [HashEmbedParameters]
    /// Vectors of known words, already projected: `[rows][width]`; `nil` where the model has none.
    package var staticVectors: MappedArray<Float>?
    package var mixer: MaxoutParameters
    package var windows: [MaxoutParameters]

    package init(
        tables: [HashEmbedParameters],
        staticVectors: MappedArray<Float>?,
        mixer: MaxoutParameters,
        windows: [MaxoutParameters]
    ) {
        self.tables = tables
        self.staticVectors = staticVectors
        self.mixer = mixer
        self.windows = windows
    }

    package var width: Int { mixer.outputs }

    /// How many words have a vector; `nil` where the model has none.
    package var vectorRows: Int? { staticVectors.map { $0.count / width } }

    /// Whether the numbers fit each other and features of `columns` columns.
    package func isConsistent(columns: Int) -> Bool {
        let parts = tables.count + (staticVectors == nil ? 0 : 1)
        return !tables.isEmpty && mixer.isConsistent && mixer.inputs == parts * width && !windows.isEmpty
            && windows.allSatisfy { $0.isConsistent && $0.outputs == width && $0.inputs == 3 * width }
            && tables.allSatisfy { table in
                (0..<columns).contains(table.column) && !table.vectors.isEmpty
                    && table.vectors.count % width == 0 && table.vectors.count / width <= Int(UInt32.max)
            }
            && (staticVectors ?? tables[0].vectors).count % width == 0
    }
}

/// The features of a word, by which an encoder knows it.
package struct WordFeatures: Sendable {
    /// One id a column.
    package var ids: [UInt64]
    /// The row of the word's static vector, if it has one.
    package var vector: Int?

    package init(ids: [UInt64], vector: Int?) {
        self.ids = ids
        self.vector = vector
    }
}

/// Rows that an encoder has just written; they stand until it writes the next.
package struct EncodedRows {
    let start: UnsafePointer<Float>
    package let count: Int
    let width: Int
}

/// A vector for each token that tells of the word and of four words on each side: spaCy's tok2vec.
package struct ContextEncoder: Sendable {
    package let width: Int
    private let tables: [HashEmbedParameters]
    private let staticVectors: MappedArray<Float>?
    private let mixer: Maxout
    private let products: WindowProducts
    private let windows: [Maxout]

    /// The most tokens that ``encode(_:of:keys:workspace:features:)`` takes at a time.
    package static let blockSize = 1024

    /// Tokens on each side of a token that its vector depends on.
    var reach: Int { windows.count }

    package init(_ parameters: EncoderParameters, kernel: Kernel) {
        width = parameters.width
        tables = parameters.tables
        staticVectors = parameters.staticVectors
        mixer = Maxout(parameters.mixer, kernel: kernel)
        products = WindowProducts(parameters.windows[0], kernel: kernel)
        windows = parameters.windows.map { Maxout($0, kernel: kernel) }
    }

    package func makeWorkspace(words: Int = EncoderWorkspace.defaultWords) -> EncoderWorkspace {
        EncoderWorkspace(words: words, width: width, mixerInputs: mixer.inputs, reach: reach)
    }

    /// Encodes the tokens `range` of a text whose words are `keys`, one small number a different word.
    ///
    /// A word that the workspace does not hold is asked for by its key. The
    /// answer does not depend on what it holds, nor on how a text is cut into ranges.
    package func encode(
        _ range: Range<Int>,
        keys: [Int32],
        workspace: EncoderWorkspace,
        features: (Int32) -> WordFeatures
    ) -> EncodedRows {
        precondition(range.count <= Self.blockSize, "a block is small")
        let known = max(0, range.lowerBound - reach)..<min(keys.count, range.upperBound + reach)
        workspace.hold(keys[known])
        fillMissing(workspace, features: features)
        encodeFirstWindow(range, known: known, workspace: workspace)
        return encodeOtherWindows(range, workspace: workspace)
    }

    // MARK: Words

    /// Computes what depends on a word alone, for the words that were not held yet.
    private func fillMissing(_ workspace: EncoderWorkspace, features: (Int32) -> WordFeatures) {
        let batch = EncoderWorkspace.batchSize
        var next = 0
        while next < workspace.missing.count {
            let slots = workspace.missing[next..<min(next + batch, workspace.missing.count)]
            for (row, slot) in slots.enumerated() {
                embed(features(workspace.key(at: slot)), into: workspace.embedded.start + row * mixer.inputs)
            }
            mixer.apply(
                to: workspace.embedded.start,
                stride: mixer.inputs,
                rows: slots.count,
                scratch: workspace.scratch,
                residual: nil,
                output: workspace.batchMixed.start
            )
            products.apply(
                to: workspace.batchMixed.start,
                rows: slots.count,
                output: workspace.batchProducts.start
            )
            workspace.store(slots)
            next += slots.count
        }
    }

    private func embed(_ word: WordFeatures, into output: UnsafeMutablePointer<Float>) {
        for (part, table) in tables.enumerated() {
            let rows = UInt32(table.vectors.count / width)
            table.vectors.withUnsafeElements {
                layers_hash_embed($0, rows, width, word.ids[table.column], table.seed, output + part * width)
            }
        }
        guard let staticVectors else { return }
        let last = output + tables.count * width
        guard let row = word.vector else {
            last.update(repeating: 0, count: width)
            return
        }
        precondition(row >= 0 && (row + 1) * width <= staticVectors.count, "the vector has a row")
        staticVectors.withUnsafeElements { last.update(from: $0 + row * width, count: width) }
    }

    // MARK: Windows

    // Rows outside the text are zero before the first window and no longer after
    // it: spaCy pads a text with rows that take part in every layer.
    private func encodeFirstWindow(_ range: Range<Int>, known: Range<Int>, workspace: EncoderWorkspace) {
        let origin = range.lowerBound - reach
        for row in (range.lowerBound - reach + 1)..<(range.upperBound + reach - 1) {
            let residual = known.contains(row) ? workspace.mixed(row - known.lowerBound) : nil
            windows[0].apply(
                toProducts: known.contains(row - 1)
                    ? workspace.product(row - 1 - known.lowerBound, part: 0) : nil,
                known.contains(row) ? workspace.product(row - known.lowerBound, part: 1) : nil,
                known.contains(row + 1) ? workspace.product(row + 1 - known.lowerBound, part: 2) : nil,
                scratch: workspace.scratch,
                residual: residual,
                output: workspace.rows.0.start + (row - origin) * width
            )
        }
    }

    private func encodeOtherWindows(_ range: Range<Int>, workspace: EncoderWorkspace) -> EncodedRows {
        var (input, output) = (workspace.rows.0.start, workspace.rows.1.start)
        for layer in 1..<max(windows.count, 1) {
            let first = layer + 1
            let rows = range.count + 2 * (reach - 1 - layer)
            windows[layer].apply(
                to: input + (first - 1) * width,
                stride: width,
                rows: rows,
                scratch: workspace.scratch,
                residual: input + first * width,
                output: output + first * width
            )
            swap(&input, &output)
        }
        return EncodedRows(start: input + reach * width, count: range.count, width: width)
    }
}
