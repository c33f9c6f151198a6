import Unpacking

/// A network as thinc saves it: a list of layers with their attributes and numbers.
///
/// The layers stand in the order of a walk through the network, breadth first;
/// which is which is told by their names and that order.
struct ThincModel {
    struct Layer {
        var name: String
        private let attributes: MessagePackValue
        private let parameters: MessagePackValue
        private let path: String

        fileprivate init(
            name: String,
            attributes: MessagePackValue,
            parameters: MessagePackValue,
            path: String
        ) {
            self.name = name
            self.attributes = attributes
            self.parameters = parameters
            self.path = path
        }

        /// An attribute, which is packed as MessagePack inside MessagePack.
        func attribute(_ name: String) -> MessagePackValue? {
            attributes[name]?.data.flatMap { try? MessagePackReader.read($0) }
        }

        /// An array of numbers with its shape.
        func parameter(_ name: String) throws(ParsingError) -> ThincArray {
            guard let value = parameters[name], let array = ThincArray(value) else {
                throw .damaged(path, "has a layer '\(self.name)' without its '\(name)'")
            }
            return array
        }
    }

    let layers: [Layer]
    private let path: String

    init(_ bytes: [UInt8], path: String) throws(ParsingError) {
        guard let model = try? MessagePackReader.read(bytes), let nodes = model["nodes"]?.array,
            let attributes = model["attrs"]?.array, let parameters = model["params"]?.array,
            nodes.count == attributes.count, nodes.count == parameters.count
        else { throw .damaged(path, "is no model of thinc") }
        self.path = path
        layers = nodes.indices.map { index in
            Layer(
                name: nodes[index]["name"]?.string ?? "",
                attributes: attributes[index],
                parameters: parameters[index],
                path: path
            )
        }
    }

    func layers(named name: String) -> [Layer] { layers.filter { $0.name == name } }

    /// The one at a position among the layers of a name.
    func layer(_ name: String, _ position: Int = 0) throws(ParsingError) -> Layer {
        let named = layers(named: name)
        guard position < named.count else { throw .damaged(path, "has no layer '\(name)'") }
        return named[position]
    }
}

/// An array of 32-bit floats as msgpack-numpy packs it.
struct ThincArray {
    let shape: [Int]
    /// Little-endian, row by row.
    let bytes: ArraySlice<UInt8>

    init?(_ value: MessagePackValue) {
        guard value["type"]?.string == "<f4", let data = value["data"]?.data,
            let shape = value["shape"]?.array?.compactMap(\.int),
            shape.allSatisfy({ $0 >= 0 && $0 < 1 << 32 }),
            shape.reduce(4, &*) == data.count
        else { return nil }
        self.shape = shape
        bytes = data
    }

    var floats: [Float] { Parsing.floats(bytes) }
}

/// Reads little-endian 32-bit floats.
func floats(_ bytes: ArraySlice<UInt8>) -> [Float] {
    var result: [Float] = []
    result.reserveCapacity(bytes.count / 4)
    var bits: UInt32 = 0
    for (offset, byte) in bytes.enumerated() {
        bits = bits >> 8 | UInt32(byte) << 24
        if offset % 4 == 3 { result.append(Float(bitPattern: bits)) }
    }
    return result
}
