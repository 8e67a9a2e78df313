using System.Net;
using System.Net.Sockets;

namespace Scorecards.Sources.Network;

/// <summary>
/// Decides which addresses a source may dial. It resolves a name once and returns the addresses that were checked;
/// the caller dials one of these and never the name, so that a second answer of the name server changes nothing.
/// </summary>
public sealed class AddressGuard(AllowList allow, Func<IReadOnlyCollection<Uri>> ownAddresses, HostResolver resolve)
{
    public AllowList Allow { get; } = allow;

    /// <summary>The addresses of the host that may be dialled, at least one.</summary>
    /// <exception cref="BlockedAddressException">None of its addresses may be dialled, or the port is not one for HTTP.</exception>
    /// <exception cref="SocketException">The name has no address.</exception>
    public async Task<IReadOnlyList<IPAddress>> CheckAsync(string host, int port, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        var name = HostNames.Normalize(host);
        var bare = name.Trim('[', ']');
        var addresses = IPAddress.TryParse(bare, out var literal) ? [literal] : await resolve(name, cancellationToken);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);

        if (UnsafePorts.Contains(port) && !Allow.NamesPort(name, addresses, port))
            throw new BlockedAddressException($"port {port} of {bare} belongs to another protocol than HTTP; add '{bare}:{port}' to the source's allow list if it is meant");

        var allowed = addresses.Where(address => Allows(name, address, port)).ToList();
        if (allowed.Count > 0)
            return allowed;

        var refused = addresses[0];
        var (scope, kind) = AddressSpace.Classify(refused);
        var remedy = scope switch
        {
            AddressScope.Never => "such an address is never dialled",
            AddressScope.Listed => $"add the address '{Place(refused, port)}' to the source's allow list if it is meant",
            _ => $"add '{bare}:{port}' to the source's allow list if it is meant",
        };
        var what = literal is null ? $"{bare} is {refused}, {kind}" : $"{refused} is {kind}";
        throw new BlockedAddressException($"{what}; {remedy}");
    }

    private bool Allows(string host, IPAddress address, int port) => AddressSpace.Classify(address).Scope switch
    {
        AddressScope.Public => true,
        AddressScope.Internal => Allow.HasHost(host, port) || Allow.HasAddress(address, port) || IsOwn(host, address, port),
        AddressScope.Listed => Allow.HasAddress(address, port),
        _ => false,
    };

    // This server may look at itself: at its own names, and at loopback on a port it listens on.
    private bool IsOwn(string host, IPAddress address, int port) =>
        ownAddresses().Any(own => own.Port == port && (HostNames.Same(own.Host, host) || IPAddress.IsLoopback(AddressSpace.Plain(address))));

    private static string Place(IPAddress address, int port) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]:{port}" : $"{address}:{port}";
}
