import Testing

@testable import Resolving

@Suite struct ActorTranslationTests {
    @Test(arguments: [
        ("ECOWAS", "CEDEAO"), ("JNIM", "GSIM"), ("AQIM", "AQMI"),
        ("Alliance of Sahel States", "Alliance des États du Sahel"),
        ("Armed Forces of Mali", "Forces armées maliennes"),
        ("United Nations", "Organisation des Nations unies"),
    ])
    func `bodies and groups have their French names`(name: String, french: String) {
        #expect(ActorTranslations.french()[name] == french)
    }

    @Test func `a name that is the same in both is not among them`() {
        #expect(ActorTranslations.french()["Africa Corps"] == nil)
    }
}
