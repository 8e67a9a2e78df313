using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Scorecards.Sources.Network;

/// <summary>One line of an <c>allow</c> list: a host name, <c>*.domain</c>, an address or a network, with or without a port.</summary>
internal sealed record AllowEntry(string? Host, IPNetwork? Network, int? Port)
{
    /// <summary>Reads an entry; on failure <paramref name="error"/> says what is wrong with it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AllowEntry? entry, [NotNullWhen(false)] out string? error)
    {
        entry = null;
        var rest = text.Trim();
        if (rest.Contains("://", StringComparison.Ordinal))
            return Fail(out error, "write the host without http:// and without a path");

        if (!SplitPort(rest, out var name, out var port))
            return Fail(out error, "the port must be a number from 1 to 65535");

        if (name.Contains('/', StringComparison.Ordinal))
        {
            // A network that is given by an address in its middle is more likely a slip than meant.
            if (!IPNetwork.TryParse(name, out var network) || !network.BaseAddress.Equals(IPAddress.Parse(name[..name.IndexOf('/', StringComparison.Ordinal)])))
                return Fail(out error, "write a network as its first address and a length, such as 10.0.0.0/8");
            entry = new AllowEntry(null, network, port);
        }
        else if (IPAddress.TryParse(name, out var address))
        {
            var plain = AddressSpace.Plain(address);
            entry = new AllowEntry(null, new IPNetwork(plain, plain.GetAddressBytes().Length * 8), port);
        }
        else
        {
            var isPattern = name.StartsWith("*.", StringComparison.Ordinal);
            var host = isPattern ? name[2..] : name;
            if (Uri.CheckHostName(host) != UriHostNameType.Dns)
                return Fail(out error, "write a host name, an address or a network such as 10.0.0.0/8");
            entry = new AllowEntry((isPattern ? "*." : "") + HostNames.Normalize(host), null, port);
        }

        error = null;
        return true;
    }

    public bool HasHost(string host, int port) =>
        Host is not null && MatchesPort(port)
        && (Host.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(Host[1..], StringComparison.Ordinal) : host == Host);

    public bool HasAddress(IPAddress plain, int port) => Network is { } network && MatchesPort(port) && network.Contains(plain);

    public bool MatchesPort(int port) => Port is null || Port == port;

    private static bool SplitPort(string text, out string name, out int? port)
    {
        port = null;
        name = text;
        // A bare IPv6 address is full of colons; with a port it stands in brackets.
        var close = text.LastIndexOf(']');
        var colon = text.LastIndexOf(':');
        if (text.StartsWith('[') && close > 0)
        {
            name = text[1..close] + (text.IndexOf('/', close) is var slash and > 0 ? text[slash..(colon > slash ? colon : text.Length)] : "");
            if (colon < close)
                return true;
        }
        else if (colon < 0 || text.IndexOf(':', StringComparison.Ordinal) != colon)
        {
            return true;
        }
        else
        {
            name = text[..colon];
        }

        var valid = int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536;
        port = number;
        return valid;
    }

    private static bool Fail(out string error, string message)
    {
        error = message;
        return false;
    }
}
