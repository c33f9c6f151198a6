import Resolving
import Testing
@Suite struct ZTime {
    @Test func time() {
        for _ in 0..<5 {
            let clock = ContinuousClock()
            print("LOAD", clock.measure { _ = ActorDirectory() })
        }
        let d = ActorDirectory()
        let text = Array(repeating: "The Malian army said on Tuesday that at least 12 soldiers were killed near Djibo by fighters of JNIM , an al - Qaeda affiliate , while the Alliance of Sahel States ( AES ) met in Bamako with President Ibrahim Traoré .".split(separator: " "), count: 100).flatMap { $0 }
        let clock = ContinuousClock()
        var n = 0
        let t = clock.measure { n = d.mentions(in: text).count }
        print("SCAN", text.count, n, t)
    }
}
