using System.Net;
using System.Net.Sockets;

namespace Scorecards.Sources.Network;

/// <summary>
/// Tells what an address is good for, by the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its
/// successors) and the metadata addresses cloud providers document. An address that carries an IPv4 address inside
/// (mapped, NAT64, 6to4) is what the inner one is.
/// </summary>
public static class AddressSpace
{
    // The first match counts: the narrower network stands before the wider one.
    private static readonly (IPNetwork Network, AddressScope Scope, string Name)[] V4 =
    [
        Entry("255.255.255.255/32", AddressScope.Never, "the broadcast address"),
        Entry("169.254.169.254/32", AddressScope.Listed, "a cloud metadata address"),
        Entry("100.100.100.200/32", AddressScope.Listed, "a cloud metadata address"),
        Entry("168.63.129.16/32", AddressScope.Listed, "a cloud metadata address"),
        Entry("0.0.0.0/8", AddressScope.Never, "an unspecified address"),
        Entry("10.0.0.0/8", AddressScope.Internal, "a private address"),
        Entry("100.64.0.0/10", AddressScope.Internal, "a carrier-grade address"),
        Entry("127.0.0.0/8", AddressScope.Internal, "a loopback address"),
        Entry("169.254.0.0/16", AddressScope.Listed, "a link-local address"),
        Entry("172.16.0.0/12", AddressScope.Internal, "a private address"),
        Entry("192.0.0.0/24", AddressScope.Listed, "a protocol address"),
        Entry("192.0.2.0/24", AddressScope.Listed, "a documentation address"),
        Entry("192.88.99.0/24", AddressScope.Listed, "a relay address"),
        Entry("192.168.0.0/16", AddressScope.Internal, "a private address"),
        Entry("198.18.0.0/15", AddressScope.Internal, "a benchmarking address"),
        Entry("198.51.100.0/24", AddressScope.Listed, "a documentation address"),
        Entry("203.0.113.0/24", AddressScope.Listed, "a documentation address"),
        Entry("224.0.0.0/4", AddressScope.Never, "a multicast address"),
        Entry("240.0.0.0/4", AddressScope.Listed, "a reserved address"),
    ];

    private static readonly (IPNetwork Network, AddressScope Scope, string Name)[] V6 =
    [
        Entry("::/128", AddressScope.Never, "an unspecified address"),
        Entry("::1/128", AddressScope.Internal, "a loopback address"),
        Entry("fd00:ec2::/32", AddressScope.Listed, "a cloud metadata address"),
        Entry("fd20:ce::254/128", AddressScope.Listed, "a cloud metadata address"),
        Entry("64:ff9b:1::/48", AddressScope.Internal, "a translated address"),
        Entry("2001::/23", AddressScope.Listed, "a protocol address"),
        Entry("2001:db8::/32", AddressScope.Listed, "a documentation address"),
        Entry("3fff::/20", AddressScope.Listed, "a documentation address"),
        Entry("2000::/3", AddressScope.Public, "a public address"),
        Entry("fc00::/7", AddressScope.Internal, "a unique local address"),
        Entry("fe80::/10", AddressScope.Listed, "a link-local address"),
        Entry("fec0::/10", AddressScope.Internal, "a site-local address"),
        Entry("ff00::/8", AddressScope.Never, "a multicast address"),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");

    /// <summary>The scope of an address, and what people call such an address: <c>a private address</c>.</summary>
    public static (AddressScope Scope, string Name) Classify(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = Plain(address);
        if (plain.AddressFamily == AddressFamily.InterNetwork)
            return Find(V4, plain, AddressScope.Public, "a public address");

        return Inner(plain) is { } inner ? Classify(inner) : Find(V6, plain, AddressScope.Listed, "an unassigned address");
    }

    /// <summary>The address without an IPv4-mapped wrapping and without a scope id: what allow lists are compared with.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        return address is { AddressFamily: AddressFamily.InterNetworkV6, ScopeId: not 0 } ? new IPAddress(address.GetAddressBytes()) : address;
    }

    private static IPAddress? Inner(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        // ::/96 also holds the unspecified address and loopback, which carry nothing inside.
        if (Nat64.Contains(address) || (Compatible.Contains(address) && bytes.AsSpan(12, 4).IndexOfAnyExcept((byte)0) is 0 or 1 or 2))
            return new IPAddress(bytes.AsSpan(12, 4));
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4)) : null;
    }

    private static (AddressScope, string) Find(
        (IPNetwork Network, AddressScope Scope, string Name)[] table, IPAddress address, AddressScope otherwise, string name)
    {
        foreach (var entry in table)
        {
            if (entry.Network.Contains(address))
                return (entry.Scope, entry.Name);
        }

        return (otherwise, name);
    }

    private static (IPNetwork, AddressScope, string) Entry(string network, AddressScope scope, string name) =>
        (IPNetwork.Parse(network), scope, name);
}
