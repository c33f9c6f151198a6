package import Unpacking

/// Writes records of a web archive (WARC 1.1), each a member of gzip of its own.
///
/// ```swift
/// try file.write(WARCWriter.information(software: "griot/0.1", time: time))
/// try file.write(WARCWriter.record(of: capture))
/// ```
///
/// The same capture always gives the same bytes: a record is named after what is in it.
package enum WARCWriter {
    /// The record that begins a file and says who wrote it; the time is in ISO 8601 (UTC).
    package static func information(software: String, time: String) throws(UnpackingError) -> [UInt8] {
        let block = "software: \(software.oneLine)\r\nformat: WARC File Format 1.1\r\n"
        return try record("warcinfo", nil, time, "application/warc-fields", Array(block.utf8), nil)
    }

    /// The record of a capture: an answer where it has a status, a resource where it has none.
    ///
    /// Throws `warc.date` where the capture has no time, for a record must have one. An answer's header is
    /// made to fit its body, from which packing is undone: what it said of that before is kept
    /// under `X-Archive-Orig-`, as other tools keep it.
    package static func record(of capture: Capture) throws(UnpackingError) -> [UInt8] {
        let address = capture.url ?? fileAddress(of: capture.name)
        guard let status = capture.status else {
            let type = capture.contentType ?? "application/octet-stream"
            return try record("resource", address, capture.time, type, capture.bytes, nil)
        }
        var head = "HTTP/1.1 \(status) \(status == 200 ? "OK" : "")\r\n"
        for field in fitted(capture) { head += "\(field.name.oneLine): \(field.value.oneLine)\r\n" }
        let block = Array("\(head)\r\n".utf8) + capture.bytes
        let type = "application/http; msgtype=response"
        return try record("response", address, capture.time, type, block, capture.bytes)
    }

    private static func fitted(_ capture: Capture) -> [HeaderField] {
        let length = String(capture.bytes.count)
        var fields: [HeaderField] = []
        for field in capture.headers {
            switch field.name.lowercased() {
            case "content-length" where field.value == length: break
            case "content-encoding", "transfer-encoding", "content-length":
                fields.append(HeaderField("X-Archive-Orig-\(field.name)", field.value))
            default: fields.append(field)
            }
        }
        return fields + [HeaderField("Content-Length", length)]
    }

    private static func record(
        _ type: String,
        _ address: String?,
        _ time: String?,
        _ contentType: String,
        _ block: [UInt8],
        _ payload: [UInt8]?
    ) throws(UnpackingError) -> [UInt8] {
        guard let time, isTime(time) else {
            throw UnpackingError(
                code: "warc.date",
                message:
                    "'\(time ?? "")' is no time for a record; expected one such as '2025-06-03T07:15:00Z'"
            )
        }
        var fields = "WARC-Type: \(type)\r\n"
        if let address { fields += "WARC-Target-URI: \(address.oneLine)\r\n" }
        fields += "WARC-Date: \(time)\r\n"
        let digest = WARCDigest.sha256(block)
        fields += "WARC-Block-Digest: \(digest)\r\n"
        if type != "warcinfo" {
            fields += "WARC-Payload-Digest: \(payload.map(WARCDigest.sha256) ?? digest)\r\n"
        }
        fields += "Content-Type: \(contentType.oneLine)\r\nContent-Length: \(block.count)\r\n"
        let name = recordName(of: Array(fields.utf8))
        let header = Array("WARC/1.1\r\nWARC-Record-ID: \(name)\r\n\(fields)\r\n".utf8)
        return try gzip(header + block + [0x0D, 0x0A, 0x0D, 0x0A])
    }
}

extension String {
    /// Without what would end a line of a header.
    fileprivate var oneLine: String {
        String(decoding: utf8.map { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
    }
}

/// An address for something that has a name only: `file:caf%C3%A9.html`.
func fileAddress(of name: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/@+".utf8)
    let bytes = name.utf8.flatMap {
        plain.contains($0) ? [$0] : [0x25, digits[Int($0 >> 4)], digits[Int($0 & 15)]]
    }
    return "file:" + String(decoding: bytes, as: UTF8.self)
}

/// The name that `fileAddress` was made of; `nil` for any other address.
func fileName(of address: String) -> String? {
    guard address.hasPrefix("file:") else { return nil }
    return String(decoding: percentDecoded(Array(address.utf8.dropFirst(5))), as: UTF8.self)
}

/// Bytes with `%C3` and the like undone; what is not such an escape stays.
func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
        if bytes[position] == 0x25, position + 2 < bytes.count,
            let high = hexadecimalValue(bytes[position + 1]), let low = hexadecimalValue(bytes[position + 2])
        {
            result.append(high << 4 | low)
            position += 3
        } else {
            result.append(bytes[position])
            position += 1
        }
    }
    return result
}

func hexadecimalValue(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46, 0x61...0x66: (digit | 0x20) - 0x57
    default: nil
    }
}
