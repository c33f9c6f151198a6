import NIOCore
import NIOPosix
import Reading

/// Finds the address of a host, and refuses those of the own network.
///
/// Otherwise a feed could have us ask the machines around us, the router or the cloud's own service for keys. Of several
/// addresses the first is taken, which is the one that the system would connect to.
struct HostResolver: Sendable {
    let allowsLocal: Bool

    func address(of address: WebAddress) async throws(PollProblem) -> IPAddress {
        let found = try await resolved(address.host, port: address.port)
        guard allowsLocal || found.isPublic else {
            throw PollProblem(
                .localAddress,
                "'\(address.host)' is \(found), which is not on the public network; --allow-local permits it"
            )
        }
        return found
    }

    private func resolved(_ host: String, port: Int) async throws(PollProblem) -> IPAddress {
        if let address = IPAddress(host) { return address }
        let text: String?
        do {
            // The system's look-up blocks the thread that asks.
            text = try await NIOThreadPool.singleton.runIfActive {
                try SocketAddress.makeAddressResolvingHost(host, port: port).ipAddress
            }
        } catch { throw PollProblem(.dns, "the host '\(host)' is not known") }
        guard let address = text.flatMap({ IPAddress($0) }) else {
            throw PollProblem(.dns, "the host '\(host)' has no address")
        }
        return address
    }
}
