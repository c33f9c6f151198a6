@testable import Reading

/// A record of a WARC in which every field can be wrong.
struct WARCSample {
    var type = "response"
    var address = "https://sahel-matin.example/2025/06/kidal"
    var fields = ""
    var block = answer("<html><p>Bamako</p></html>")
    var length: String?
    var end = "\r\n\r\n"

    var bytes: [UInt8] {
        let head = """
            WARC/1.0\r
            WARC-Type: \(type)\r
            WARC-Target-URI: \(address)\r
            WARC-Date: 2025-06-03T07:15:00Z\r
            \(fields)Content-Length: \(length ?? String(block.count))\r
            \r

            """
        return Array(head.utf8) + block + Array(end.utf8)
    }
}

/// An answer of HTTP with a page in it.
func answer(_ body: String, _ fields: String = "", status: String = "HTTP/1.1 200 OK") -> [UInt8] {
    answer(Array(body.utf8), fields, status: status)
}

func answer(_ body: [UInt8], _ fields: String = "", status: String = "HTTP/1.1 200 OK") -> [UInt8] {
    Array("\(status)\r\nContent-Type: text/html\r\n\(fields)\r\n".utf8) + body
}

/// What a reader gives, a line each: the last part of the address with the body, or a code.
func told(_ bytes: [UInt8], offset: Int = 0) -> [String] {
    var reader = WARCReader(bytes, offset: offset)
    var lines: [String] = []
    while lines.count < 1000 {
        do throws(ReadingProblem) {
            guard let capture = try reader.next() else { break }
            let name = capture.name.split(separator: "/").last ?? ""
            lines.append("\(name): \(String(decoding: capture.bytes, as: UTF8.self))")
        } catch {
            lines.append(error.code)
        }
    }
    return lines
}

/// A page's text without its tags' frame, as `told` shows it.
func page(_ name: String, _ text: String = "Bamako") -> String { "\(name): <html><p>\(text)</p></html>" }
