import Layers
import Unpacking

extension ModelConverter {
    // MARK: Encoders

    /// The columns of features that an encoder may read; a model names those that it reads.
    static let columns = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "ORTH"]

    mutating func convertEncoder(_ name: String, _ model: ThincModel) throws(ParsingError) {
        let columns =
            try model.layer("extract_features").attribute("columns")?.array?.compactMap(Self.column) ?? []
        var seeds: [UInt32] = []
        var tableColumns: [UInt32] = []
        for (index, table) in model.layers(named: "hashembed").enumerated() {
            guard let seed = table.attribute("seed")?.int, let position = table.attribute("column")?.int,
                let column = columns.indices.contains(position) ? columns[position] : nil
            else { throw .unknown("the model's '\(name)' reads a feature that griot does not know") }
            seeds.append(UInt32(truncatingIfNeeded: seed))
            tableColumns.append(UInt32(column))
            writer.add("\(name).table.\(index)", bytes: try table.parameter("E").bytes)
        }
        writer.add("\(name).seeds", numbers: seeds)
        writer.add("\(name).columns", numbers: tableColumns)
        if let vectors = model.layers(named: "static_vectors").first { try convertVectors(name, vectors) }
        for (index, layer) in model.layers(named: "maxout").enumerated() {
            let norm = try model.layer("layernorm", index)
            writer.add("\(name).maxout.\(index).weights", bytes: try layer.parameter("W").bytes)
            writer.add("\(name).maxout.\(index).bias", bytes: try layer.parameter("b").bytes)
            writer.add("\(name).maxout.\(index).gain", bytes: try norm.parameter("G").bytes)
            writer.add("\(name).maxout.\(index).shift", bytes: try norm.parameter("b").bytes)
        }
    }

    /// A column is named, or given as the number of the attribute.
    private static func column(_ value: MessagePackValue) -> Int? {
        let names: [Int: String] = [
            65: "ORTH", 67: "NORM", 68: "SHAPE", 69: "PREFIX", 70: "SUFFIX", 81: "SPACY", 6: "IS_SPACE",
        ]
        let name = value.string ?? value.int.flatMap { names[$0] }
        return name.flatMap(columns.firstIndex(of:))
    }

    private mutating func convertVectors(_ name: String, _ layer: ThincModel.Layer) throws(ParsingError) {
        let mode = (try? json("vocab/vectors.cfg"))?["mode"]?.string ?? "default"
        guard mode == "default" else {
            throw .unknown("the model has '\(mode)' vectors; griot runs 'default'")
        }
        let bytes = try file("vocab/vectors")
        let weights = try layer.parameter("W")
        guard let header = try? NumPyArray(in: bytes.span), header.shape.count == 2, weights.shape.count == 2,
            weights.shape[0] > 0, weights.shape[1] > 0, header.shape[0] > 0,
            header.shape[1] == weights.shape[1]
        else { throw .damaged("vocab/vectors", "has not the shape that the model's layers take") }
        let vectors = floats(bytes[header.data])
        writer.add(
            "\(name).vectors",
            floats: projected(vectors: vectors, weights: weights.floats, outputs: weights.shape[0])
        )
    }

    // MARK: Taggers

    mutating func convertTagger(_ component: String) throws(ParsingError) {
        let labels = try json("\(component)/cfg")["labels"]?.array?.compactMap(\.string) ?? []
        writer.add("tagger.tags", strings: labels)
        try convertSoftmax(component, classes: labels.count)
    }

    // The class of a label is its place among the keys of the file.
    mutating func convertMorphologizer(_ component: String) throws(ParsingError) {
        let settings = try json("\(component)/cfg")
        let labels = settings["labels_morph"]?.members ?? []
        writer.add("tagger.features", strings: labels.map { $0.value.string ?? "" })
        let kinds = settings["labels_pos"]
        writer.add(
            "tagger.kinds",
            strings: labels.map { label in
                kinds?[label.key]?.int.flatMap { UInt64(exactly: $0) }.flatMap(ids.name(ofSymbol:)) ?? ""
            }
        )
        try convertSoftmax(component, classes: labels.count)
    }

    private mutating func convertSoftmax(_ component: String, classes: Int) throws(ParsingError) {
        let model = try model(component)
        guard let softmax = model.layers.first(where: { $0.name.hasPrefix("softmax") }) else {
            throw .damaged("\(component)/model", "has no layer 'softmax'")
        }
        let bias = try softmax.parameter("b")
        guard classes > 0, bias.shape == [classes] else {
            throw .damaged("\(component)/model", "has not a class for each label")
        }
        writer.add("tagger.weights", bytes: try softmax.parameter("W").bytes)
        writer.add("tagger.bias", bytes: bias.bytes)
    }

    // MARK: Parsers

    mutating func convertTransitions(_ name: String, _ component: String) throws(ParsingError) {
        let beam = try json("\(component)/cfg")["beam_width"]?.int ?? 1
        guard beam == 1 else {
            throw .unknown("the model's '\(component)' has '\(beam)' as its beam_width; griot runs '1'")
        }
        let model = try model(component)
        let upper = try model.layer("linear", 0)
        let token = try model.layer("linear", 1)
        let affine = try model.layer("precomputable_affine")
        let classes = try transitions(component)
        guard try upper.parameter("b").shape == [classes.count] else {
            throw .damaged("\(component)/model", "has not a class for each of its moves")
        }
        writer.add("\(name).actions", numbers: classes.map { UInt32($0.action) })
        writer.add("\(name).labels", strings: classes.map(\.label))
        writer.add("\(name).upper.weights", bytes: try upper.parameter("W").bytes)
        writer.add("\(name).upper.bias", bytes: try upper.parameter("b").bytes)
        writer.add("\(name).token.weights", bytes: try token.parameter("W").bytes)
        writer.add("\(name).token.bias", bytes: try token.parameter("b").bytes)
        writer.add("\(name).affine.weights", bytes: try affine.parameter("W").bytes)
        writer.add("\(name).affine.bias", bytes: try affine.parameter("b").bytes)
        writer.add("\(name).affine.padding", bytes: try affine.parameter("pad").bytes)
    }

    /// The classes in their order: by action, then by frequency and label, both from the highest down.
    ///
    /// The label of equal frequency that sorts last comes first.
    private func transitions(_ component: String) throws(ParsingError) -> [(action: Int, label: String)] {
        guard let text = try messagePack("\(component)/moves")["moves"]?.string,
            let moves = try? JSONReader.read(Array(text.utf8)), let actions = moves.members
        else { throw .damaged("\(component)/moves", "names no moves") }
        let isRecognizer = configuration.factory(of: component) == "ner"
        var classes: [(action: Int, label: String)] = []
        for action in actions.sorted(by: { Int($0.key) ?? 0 < Int($1.key) ?? 0 }) {
            guard let number = Int(action.key), (0..<8).contains(number) else {
                throw .damaged("\(component)/moves", "has an action '\(action.key)'")
            }
            let labels = (action.value.members ?? []).map { ($0.value.int ?? 0, $0.key) }
            let sorted = labels.sorted {
                ($0.0, Array($0.1.unicodeScalars)) > ($1.0, Array($1.1.unicodeScalars))
            }
            for (_, label) in sorted where isUsed(number, label, isRecognizer: isRecognizer) {
                if !classes.contains(where: { $0.action == number && $0.label == label }) {
                    classes.append((number, label))
                }
            }
        }
        return classes
    }

    // The recogniser's action 0 stands for what is not known, and 5 is outside with no label.
    private func isUsed(_ action: Int, _ label: String, isRecognizer: Bool) -> Bool {
        !isRecognizer || (action != 0 && (action != 5 || label.isEmpty))
    }
}

private func > (left: (Int, [Unicode.Scalar]), right: (Int, [Unicode.Scalar])) -> Bool {
    left.0 == right.0 ? right.1.lexicographicallyPrecedes(left.1) : left.0 > right.0
}
