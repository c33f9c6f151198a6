import GriotTesting
import Testing

@testable import Reading

@Suite struct `A reader of mails` {
    /// The media type and the text, or the code.
    private func read(_ mail: String) -> String {
        do throws(ReadingProblem) {
            let capture = try MailReader.read(Array(mail.utf8), name: "x").capture
            return "\(capture.contentType ?? ""): \(String(decoding: capture.bytes, as: UTF8.self))"
        } catch {
            return error.code
        }
    }

    private let plain = "Content-Type: text/plain\n\nTrois civils tués à Bankass.\n"
    private let page =
        "Content-Type: text/html; charset=utf-8\n\n<p>Trois civils ont été tués dimanche à Bankass.</p>\n"

    @Test func `gives what is known of a mail`() throws {
        let mail = """
            From: =?utf-8?Q?R=C3=A9daction?= <redaction@sahel.example>\r
            Subject: =?utf-8?B?QnVsbGV0aW4gZHUg?=\r
             =?utf-8?Q?3_juin?=\r
            Date: Tue, 3 Jun 2025 08:15:00 +0100\r
            Message-ID: <42.bulletin@sahel.example>\r
            Content-Type: text/html; charset=iso-8859-1\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            <p>L'arm=E9e malienne=\r
             annonce</p>
            """
        let (capture, remarks) = try MailReader.read(Array(mail.utf8), name: "x")
        #expect(capture.name == "42.bulletin@sahel.example" && capture.url == nil && remarks.isEmpty)
        #expect(capture.time == "2025-06-03T07:15:00Z")
        #expect(capture.contentType == "text/html; charset=iso-8859-1")
        #expect(capture.bytes == Array("<p>L'arm".utf8) + [0xE9] + Array("e malienne annonce</p>".utf8))
        let summary = MailSummary(capture.headers)
        #expect(summary.subject == "Bulletin du 3 juin" && summary.time == capture.time)
        #expect(summary.senderName == "Rédaction" && summary.senderAddress == "redaction@sahel.example")
    }

    @Test func `takes the page rather than the plain text, unless the page is nearly empty`() {
        func parts(_ first: String, _ second: String) -> String {
            "Content-Type: multipart/alternative; boundary=\"=_1\"\n\nx\n--=_1\n\(first)\n--=_1\n\(second)\n--=_1--\nx"
        }
        let text = "text/html; charset=utf-8: <p>Trois civils ont été tués dimanche à Bankass.</p>\n"
        #expect(read(parts(plain, page)) == text)
        #expect(read(parts(page, plain)) == text)
        let empty = "Content-Type: text/html\n\n<img src='a.png' alt='Trois civils tués'>\n"
        #expect(read(parts(empty, plain)) == "text/plain: Trois civils tués à Bankass.\n")
    }

    @Test func `looks into containers within one another`() {
        let inner = "Content-Type: multipart/related; boundary=b\n\n--b\n\(page)\n--b--"
        #expect(
            read("Content-Type: multipart/mixed; boundary=a\n\n--a\n\(inner)\n--a--").hasPrefix("text/html")
        )
        var deep = page
        for level in 0..<40 {
            deep = "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n\(deep)"
        }
        #expect(read(deep) == "mail.empty")
        let many = String(repeating: "--a\nContent-Type: image/png\n\nx\n", count: 5000)
        #expect(read("Content-Type: multipart/mixed; boundary=a\n\n\(many)--a\n\(plain)") == "mail.empty")
    }

    @Test func `leaves attachments alone`() {
        let attached = "Content-Disposition: attachment; filename=a.html\n\(page)"
        let mail = "Content-Type: multipart/mixed; boundary=a\n\n--a\n\(attached)\n--a\n\(plain)\n--a--"
        #expect(read(mail) == "text/plain: Trois civils tués à Bankass.\n")
        #expect(read("Content-Type: application/pdf\n\n%PDF") == "mail.empty")
    }

    @Test(arguments: [
        ("multipart/mixed; boundary=a", "--a\nContent-Type: text/plain\n\nGao"),
        ("multipart/mixed; boundary*0=\"a\"; boundary*1=b", "--ab\n\nGao\n--ab--"),
        ("multipart/mixed; boundary*=us-ascii''a%20b", "--a b\n\nGao"),
        ("Multipart/Mixed; x; boundary = \"a\\\"b\" ; y=z", "--a\"b  \n\nGao"),
        ("multipart/mixed", "Gao"), ("multipart/mixed; boundary=none", "Gao"), ("text/plain", "Gao"),
        ("", "Gao"),
    ]) func `finds parts by their boundary`(type: String, body: String) {
        #expect(read("Content-Type: \(type)\n\n\(body)").hasSuffix(": Gao"))
    }

    @Test(arguments: [
        ("R2Fv", "Gao"), ("R2F v\r\n", "Gao"), ("R2E=", "Ga"), ("Rw==", "G"), ("Rw==Rw==", "GG"), ("Rw", "G"),
        ("R2E", "Ga"), ("R", ""), ("!!R2Fv!!", "Gao"), ("====", ""),
    ]) func `decodes base 64`(text: String, bytes: String) {
        #expect(TransferCoding.base64(Array(text.utf8)[...]) == Array(bytes.utf8))
    }

    @Test(arguments: [
        ("Gao=20", "Gao "), ("Ga=\r\no", "Gao"), ("Ga=  \no", "Gao"), ("a=3Db", "a=b"), ("a=ZZ", "a=ZZ"),
        ("a=", "a="),
        ("a=4", "a=4"), ("a \t\r\nb", "a\r\nb"), ("=c3=a9", "é"), ("a b ", "a b "),
    ]) func `decodes quoted printable`(text: String, bytes: String) {
        #expect(TransferCoding.quotedPrintable(Array(text.utf8)[...]) == Array(bytes.utf8))
    }

    @Test(arguments: [
        ("=?utf-8?q?S=C3=A9curit=C3=A9?=", "Sécurité"), ("=?ISO-8859-1?Q?Tchad_=E9t=E9?= !", "Tchad été !"),
        ("=?utf-8?B?w6k=?= =?utf-8?B?w6g=?=", "éè"), ("=?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "é"),
        ("=?utf-8?Q?a?= b =?utf-8?Q?c?=", "a b c"), ("=?utf-8*fr?Q?a b?=", "a b"), ("a=?b", "a=?b"),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="), ("=?utf-8?Q?a", "=?utf-8?Q?a"), ("=?utf-8?Q??=", ""),
        ("Tchad : l’été", "Tchad : l’été"), ("=?windows-1252?Q?l=92Azawad?=", "l’Azawad"),
    ]) func `decodes the words of a header`(text: String, decoded: String) {
        #expect(EncodedWords.decoded(Array(text.utf8)) == decoded)
    }

    @Test(arguments: [
        ("Tue, 3 Jun 2025 08:15:00 +0100", "2025-06-03T07:15:00Z"),
        ("3 Jun 25 08:15 GMT", "2025-06-03T08:15:00Z"),
        ("1 Jan 2025 00:30:00 +0530 (IST)", "2024-12-31T19:00:00Z"),
        ("31 Dec 99 23:00:00 EST", "2000-01-01T04:00:00Z"),
        ("Tue, 3 Jun 2025 08:15:60 Z", "2025-06-03T08:15:59Z"),
        ("3-Jun-2025 08:15:00 A", "2025-06-03T08:15:00Z"),
        ("(c (d)) Tue , 3 June 125 08:15:00 -0000", "2025-06-03T08:15:00Z"),
        ("31 Feb 2025 08:15:00 +0000", nil),
        ("2025-06-03T08:15:00Z", nil), ("3 Jun 2025", nil), ("3 Jun 2025 24:00:00 +0000", nil), ("", nil),
        ("29 Feb 2024 12:00:00 PDT", "2024-02-29T19:00:00Z"),
        ("1 Jan 1965 00:00:00 +1400", "1964-12-31T10:00:00Z"),
    ]) func `reads dates`(text: String, time: String?) {
        #expect(mailTime(text) == time)
    }

    @Test(arguments: [
        ("\"Diallo, Awa\" <awa@x.example>", "Diallo, Awa", "awa@x.example"),
        ("awa@x.example", nil, "awa@x.example"),
        ("awa@x.example (Awa)", "Awa", "awa@x.example"), ("<awa@x.example>", nil, "awa@x.example"),
        ("a <b@c> <awa@x.example>", "a <b@c>", "awa@x.example"), ("\"A \\\"B\\\"\" <a@b>", "A \"B\"", "a@b"),
    ]) func `names who sent it`(from: String, name: String?, address: String) {
        let summary = MailSummary([HeaderField("from", from)])
        #expect(summary.senderName == name && summary.senderAddress == address)
    }

    @Test(arguments: [UInt64](1...5)) func `gives a mail or a problem for any bytes`(seed: UInt64) {
        var chance = Chance(seed: seed)
        let mail = Array(
            "Subject: =?utf-8?Q?=C3=A9?=\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\(page)\n--a--"
                .utf8
        )
        for _ in 0..<1000 { _ = try? MailReader.read(chance.damage(mail), name: "x") }
    }
}
