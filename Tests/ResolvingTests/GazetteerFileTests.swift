import EventData
import GriotTesting
import Testing
import Unpacking

@testable import Resolving

@Suite struct `A gazetteer file` {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func built(_ names: String..., on start: GazetteerBuilder = GazetteerBuilder()) throws
        -> GazetteerBuilder
    {
        var builder = start
        for name in names {
            let lines = try LineReader(path: fixtures() + "/\(name)")
            _ = try builder.add(dump: lines, name: name, digest: "digest of \(name)")
        }
        return builder
    }

    private func open(_ builder: GazetteerBuilder) throws -> (Gazetteer, String) {
        let path = try folder.write(builder.file(), to: "places.gazetteer")
        return (try Gazetteer(path: path), path)
    }

    @Test func `gives back what went in`() throws {
        let (gazetteer, _) = try open(built("XA.txt", "XB.txt"))
        let place = try #require(gazetteer.places(named: "Wazzagoro").first)
        #expect(
            place.place
                == Place(
                    name: "Ouazzagoro",
                    country: "NER",
                    admin1: "Tillabéri",
                    latitude: 14.2,
                    longitude: 2.2,
                    geonames: 9_100_002,
                    precision: .place
                )
        )
        #expect(place.population == 800 && place.origin == .installed && place.admin2 == "Aribil")
        #expect(gazetteer.places(named: "In Tassik").first?.place.name == "I-n-Tassik")
        #expect(gazetteer.places(named: "Base Alfa").first?.feature == "S.AIRB")
        #expect(gazetteer.places(named: "Cercle de Farako").first?.place.precision == .admin2)
    }

    @Test func `finds by sound what has no name of its own`() throws {
        let (gazetteer, _) = try open(built("XA.txt", "XB.txt"))
        let found = gazetteer.places(named: "Ouazagoro")
        #expect(found.map(\.place.name) == ["Ouazzagoro"] && found[0].isVariant)
    }

    @Test func `leaves out codes, other scripts and what no army cares for`() throws {
        let (gazetteer, _) = try open(built("XA.txt", "XB.txt"))
        for name in ["DKR", "Дункара", "Vieux Mur", "Dune Longue"] {
            #expect(gazetteer.places(named: name).isEmpty)
        }
    }

    @Test func `has of one place the row that was changed last`() throws {
        let (gazetteer, _) = try open(built("XB.txt", "XA.txt"))
        let places = gazetteer.places(named: "Dounkara")
        #expect(places.map(\.place.geonames) == [9_000_001, 9_100_003])
        #expect(places[0].feature == "P.PPLA2" && places[0].population == 2500)
    }

    @Test func `is the same in whatever order it was built`() throws {
        #expect(try built("XA.txt", "XB.txt").file() == built("XB.txt", "XA.txt").file())
    }

    @Test func `is the same when a source is added twice`() throws {
        let once = try built("XA.txt", "XB.txt")
        #expect(try built("XA.txt", on: once).file() == once.file())
    }

    @Test func `keeps what it has when a source is added later`() throws {
        let (_, path) = try open(built("XA.txt"))
        let later = try built("XB.txt", on: GazetteerBuilder(adding: path))
        #expect(try later.file() == built("XA.txt", "XB.txt").file())
        #expect(later.sources.map(\.name) == ["XA.txt", "XB.txt"] && later.has("digest of XA.txt"))
        #expect(
            later.sourceText.contains("licence: CC BY 4.0") && later.sourceText.contains("date: 2023-03-04")
        )
    }

    @Test func `is built of the good rows, and says each bad one`() throws {
        var builder = GazetteerBuilder()
        let problems = try builder.add(
            dump: LineReader(path: fixtures() + "/XA.txt"),
            name: "XA.txt",
            digest: ""
        )
        #expect(problems.map(\.line) == [7, 8, 9])
        #expect(problems[0].message == "the row has 2 columns; expected 19")
        #expect(problems[1].message == "'95.00000' is no latitude; expected -90 to 90")
        #expect(builder.sources.map(\.count) == [6])
        let others = try builder.add(
            dump: LineReader(path: fixtures() + "/XB.txt"),
            name: "XB.txt",
            digest: ""
        )
        #expect(others.map(\.line) == [9, 10])
    }

    @Test func `is not built of a file without places`() throws {
        let path = try folder.write("no dump\n".utf8, to: "no.txt")
        var builder = GazetteerBuilder()
        let error = #expect(throws: GazetteerError.self) {
            _ = try builder.add(dump: LineReader(path: path), name: "no.txt", digest: "")
        }
        #expect(error?.code == "gazetteer.source")
    }

    @Test func `is refused where it is missing, cut short, of another version or none`() throws {
        let bytes = try built("XA.txt").file()
        func code(_ bytes: [UInt8]?) throws -> String? {
            let path = try bytes.map { try folder.write($0, to: "x") } ?? folder.path + "/none"
            do { _ = try Gazetteer(path: path) } catch { return error.code }
            return nil
        }
        #expect(try code(bytes) == nil)
        #expect(try code(nil) == "gazetteer.missing")
        #expect(try code([]) == "gazetteer.damaged")
        #expect(try code(Array("no gazetteer".utf8)) == "gazetteer.damaged")
        for length in [10, 63, 64, 100, bytes.count - 1] {
            #expect(try code(Array(bytes[..<length])) == "gazetteer.damaged", "\(length)")
        }
        var other = bytes
        other[12] = 9
        #expect(try code(other) == "gazetteer.version")
    }

    @Test func `does not crash on changed bytes, and finds them when asked`() throws {
        let bytes = try built("XA.txt", "XB.txt").file()
        for position in stride(from: 16, to: bytes.count, by: 7) {
            var changed = bytes
            changed[position] ^= 0xFF
            let path = try folder.write(changed, to: "changed")
            guard let file = try? GazetteerFile(path: path) else { continue }
            if position >= GazetteerFile.headLength {
                #expect(throws: GazetteerError.self, "\(position)") { try file.verify() }
            }
            let gazetteer = try Gazetteer(path: path)
            for name in ["Dounkara", "Ouazzagoro", "Ouazagoro", "Tin Agoloum"] {
                _ = gazetteer.places(named: name)
            }
        }
    }

    @Test func `adds to the tables and takes nothing from them`() throws {
        let (gazetteer, _) = try open(built("XA.txt"))
        #expect(gazetteer.place(named: "Gao", in: PlaceContext())?.country == "MLI")
        #expect(gazetteer.digest != Gazetteer().digest)
    }
}
