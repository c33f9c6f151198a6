import Testing
import Unpacking

@testable import Reading

@Suite struct `An input of the fuzzer` {
    private static let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")

    /// What fuzzing begins with, and what once broke a reader, as `scripts/fuzz` left it.
    private static func inputs(_ target: String) throws -> [[UInt8]] {
        try ["Corpora", "Crashes"].flatMap { kind in
            let folder = "\(folder)/Fuzzing/\(kind)/\(target)"
            return try fileNames(in: folder).map { try readWhole("\(folder)/\($0)") }
        }
    }

    @Test(arguments: ["html", "feeds", "warc", "mail", "archive"]) func `breaks no reader`(target: String)
        throws
    {
        let inputs = try Self.inputs(target)
        #expect(!inputs.isEmpty)
        for bytes in inputs {
            switch target {
            case "html": _ = PageReader().read(Capture(name: "page", bytes: bytes))
            case "feeds": _ = MarkupTree(xml: bytes)
            case "warc": #expect(given(bytes, "a.warc").count < bytes.count)
            case "mail":
                _ = try? MailReader.read(bytes, name: "mail")
                #expect(given(bytes, "a.mbox").count < bytes.count)
            default:
                for name in ["a", "a.zip", "a.wacz", "a.tar", "a.tgz", "a.eml", "a.mbox", "a.html.gz"] {
                    #expect(given(Array(bytes.dropFirst()), name).count <= bytes.count)
                }
            }
        }
    }
}
