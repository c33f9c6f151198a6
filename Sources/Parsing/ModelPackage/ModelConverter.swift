import Unpacking

/// What a converted model is.
package struct ModelDescription: Hashable, Sendable {
    /// The name that the model is asked for by, such as `en_core_web_sm`.
    package var name: String
    package var version: String
    /// The language that it reads, in BCP 47.
    package var language: String
    package var license: String
    /// Where the package says it is from.
    package var origin: String
}

/// Turns a spaCy 3.8 package into a model file.
///
/// It takes the CPU pipelines of one architecture, those whose names end in
/// `sm`, `md` and `lg`, and refuses others by what they have that is different.
package struct ModelConverter {
    let files: any PackageFiles
    let configuration: ModelConfiguration
    let ids = StringIDs()
    let folding = CaseFolding()
    private let meta: JSONValue
    private let name: String?
    var writer = ModelFileWriter()

    /// Reads what a package says of itself; `name` is what to call it instead of its own name.
    package init(_ files: any PackageFiles, name: String? = nil) throws(ParsingError) {
        self.files = files
        self.name = name
        configuration = try ModelConfiguration(try Self.file("config.cfg", of: files))
        do { meta = try JSONReader.read(try Self.file("meta.json", of: files)) } catch {
            throw .damaged("meta.json", "is not JSON")
        }
    }

    package var description: ModelDescription {
        let own = "\(configuration.language)_\(meta["name"]?.string ?? "model")"
        return ModelDescription(
            name: name ?? own,
            version: meta["version"]?.string ?? "",
            language: configuration.language,
            license: meta["license"]?.string ?? "",
            origin: "\(own) \(meta["version"]?.string ?? "")"
        )
    }

    /// Converts the package into the bytes of a model file.
    package mutating func convert() throws(ParsingError) -> [UInt8] {
        try refuseUnknown()
        let description = description
        writer.add(
            "description",
            strings: [
                description.name, description.version, description.language, description.license,
                description.origin,
            ]
        )
        try convertTokenizer()
        try convertLexemes()
        for component in configuration.pipeline { try convert(component) }
        return writer.file()
    }

    private mutating func convert(_ component: String) throws(ParsingError) {
        switch configuration.factory(of: component) {
        case "tok2vec": try convertEncoder("tok2vec", try model(component))
        case "tagger": try convertTagger(component)
        case "morphologizer": try convertMorphologizer(component)
        case "parser": try convertTransitions("parser", component)
        case "ner":
            if ownsEncoder(component) { try convertEncoder("ner.tok2vec", try model(component)) }
            try convertTransitions("ner", component)
        case "attribute_ruler":
            let patterns = try file("\(component)/patterns")
            _ = try AttributeRuler(patterns, ids: ids)
            writer.add("ruler", bytes: patterns)
        case "lemmatizer": try convertLemmatizer(component)
        default: break
        }
    }

    // MARK: Files

    func file(_ path: String) throws(ParsingError) -> [UInt8] { try Self.file(path, of: files) }

    func model(_ component: String) throws(ParsingError) -> ThincModel {
        try ThincModel(try file("\(component)/model"), path: "\(component)/model")
    }

    func json(_ path: String) throws(ParsingError) -> JSONValue {
        do { return try JSONReader.read(try file(path)) } catch let error as ParsingError {
            throw error
        } catch {
            throw .damaged(path, "is not JSON")
        }
    }

    func messagePack(_ path: String) throws(ParsingError) -> MessagePackValue {
        do { return try MessagePackReader.read(try file(path)) } catch let error as ParsingError {
            throw error
        } catch {
            throw .damaged(path, "is not MessagePack")
        }
    }

    private static func file(_ path: String, of files: any PackageFiles) throws(ParsingError) -> [UInt8] {
        do {
            if let bytes = try files.contents(of: path) { return bytes }
        } catch { throw ParsingError(code: "model.package", message: error.message) }
        throw ParsingError(
            code: "model.package",
            message: "the package has no '\(path)'; expected a spaCy 3.8 model"
        )
    }
}
