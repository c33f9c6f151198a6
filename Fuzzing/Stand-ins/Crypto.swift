// What the readers use of swift-crypto, with sums that are fast and worth nothing: a fuzzer that had to
// meet a true digest would never get past it.

public enum Insecure {
    public enum SHA1 {
        public static func hash(data: some Sequence<UInt8>) -> [UInt8] { sum(data, count: 20) }
    }
}

public enum SHA256 {
    public static func hash(data: some Sequence<UInt8>) -> [UInt8] { sum(data, count: 32) }
}

private func sum(_ data: some Sequence<UInt8>, count: Int) -> [UInt8] {
    let sum = data.reduce(UInt8(0)) { $0 &+ $1 }
    return [UInt8](repeating: sum & 3, count: count)
}
