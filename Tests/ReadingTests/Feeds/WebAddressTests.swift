import Testing

@testable import Reading

@Suite struct `A web address` {
    @Test(arguments: [
        ("HTTP://Example.COM:80/a/./b/../c?x=1#top", "http://example.com/a/c?x=1"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("https://user:secret@example.com/", "https://example.com/"),
        ("  https://example.com/mali \n", "https://example.com/mali"),
        ("https://example.com/a b/é", "https://example.com/a%20b/%C3%A9"),
        ("https://example.com/%7euser/%c3%a9", "https://example.com/~user/%C3%A9"),
        ("https://exämple.com/", "https://xn--exmple-cua.com/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://[2001:DB8::1]:8080/x", "https://[2001:db8:0:0:0:0:0:1]:8080/x"),
        ("https://example.com/../../x", "https://example.com/x"),
        ("https://example.com/a/..", "https://example.com/"),
        ("https:\\\\example.com\\x", "https://example.com/x"),
        ("https://example.com./x", "https://example.com/x"),
    ])
    func `has one normal form`(_ text: String, _ normal: String) {
        #expect(WebAddress(text)?.description == normal)
        #expect(WebAddress(normal)?.description == normal)
    }

    @Test(arguments: [
        "", "example.com/x", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "https://",
        "https:///x",
        "https://a..b/", "https://exa mple.com/", "https://example.com:99999/", "https://example.com:0/",
        "https://example.com:8o/", "http://2130706433/", "http://0x7f.1/", "http://127.1/",
        "http://0177.0.0.1/",
        "http://[::1/", "http://[fe80::1%eth0]/", "https://exa\u{0}mple.com/", "mailto:a@example.com",
    ])
    func `is on the web or none`(_ text: String) { #expect(WebAddress(text) == nil) }

    @Test func `has no end of length`() {
        #expect(WebAddress("https://example.com/" + String(repeating: "a", count: 5000)) == nil)
        #expect(WebAddress("https://" + String(repeating: "a.", count: 200) + "com/") == nil)
    }

    @Test(arguments: [
        ("x", "https://example.com/news/x"), ("../x", "https://example.com/x"),
        ("/x?y", "https://example.com/x?y"),
        ("?p=2", "https://example.com/news/index?p=2"), ("", "https://example.com/news/index?id=7"),
        ("#top", "https://example.com/news/index?id=7"), ("//other.example/x", "https://other.example/x"),
        ("http://other.example", "http://other.example/"), ("./", "https://example.com/news/"),
        ("../../../x", "https://example.com/x"), ("a:b", ""), ("./a:b", "https://example.com/news/a:b"),
    ])
    func `resolves references`(_ reference: String, _ expected: String) {
        let base = WebAddress("https://example.com/news/index?id=7")
        #expect(base?.resolving(reference)?.description ?? "" == expected)
    }

    @Test(arguments: [
        ("https://example.com/a?utm_source=rss&id=7", "https://example.com/a?id=7"),
        ("https://example.com/a?fbclid=X", "https://example.com/a"),
        ("https://example.com/a?gclid=X&UTM_Medium=y", "https://example.com/a"),
        ("https://example.com/a?id=7&page=2", "https://example.com/a?id=7&page=2"),
    ])
    func `is known without what tracks readers`(_ text: String, _ identity: String) {
        #expect(WebAddress(text)?.identity.description == identity)
    }

    @Test(arguments: [
        "127.0.0.1", "127.8.0.1", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "::", "::1",
        "fe80::1",
        "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1", "::127.0.0.1",
    ])
    func `of the own network is told`(_ text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic == false)
    }

    @Test(arguments: [
        "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.128.0.1", "192.167.1.1", "2a00:1450:4001::1",
        "::ffff:8.8.8.8",
    ])
    func `of the public network is told`(_ text: String) throws {
        #expect(try #require(IPAddress(text)).isPublic)
    }
}
