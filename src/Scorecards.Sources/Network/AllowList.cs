using System.Net;
using Scorecards.Core;
using Scorecards.Core.Definitions;

namespace Scorecards.Sources.Network;

/// <summary>The internal hosts a source may dial: <c>spec.allow</c> of its document.</summary>
public sealed class AllowList
{
    public static readonly AllowList Empty = new([]);

    private readonly IReadOnlyList<AllowEntry> _entries;

    private AllowList(IReadOnlyList<AllowEntry> entries) => _entries = entries;

    /// <summary>Reads a list; each entry that cannot be read is one problem at its place.</summary>
    public static AllowList Parse(IEnumerable<Located<string>> list, string file, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(problems);
        var entries = new List<AllowEntry>();
        foreach (var item in list)
        {
            if (AllowEntry.TryParse(item.Value, out var entry, out var error))
                entries.Add(entry);
            else
                problems.Add(new Problem(file, item.Line, item.Column, $"'{item.Value}' is not an entry for allow", error));
        }

        return new AllowList(entries);
    }

    /// <summary>True when the list names this host, on this port or on any.</summary>
    public bool HasHost(string host, int port)
    {
        var name = HostNames.Normalize(host);
        return _entries.Any(entry => entry.HasHost(name, port)) || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && HasAddress(address, port));
    }

    /// <summary>True when the list has this address or a network it lies in.</summary>
    public bool HasAddress(IPAddress address, int port)
    {
        var plain = AddressSpace.Plain(address);
        return _entries.Any(entry => entry.HasAddress(plain, port));
    }

    /// <summary>True when an entry for the host, or for one of its addresses, gives this very port.</summary>
    internal bool NamesPort(string host, IReadOnlyCollection<IPAddress> addresses, int port)
    {
        var name = HostNames.Normalize(host);
        return _entries.Any(entry => entry.Port == port
            && (entry.HasHost(name, port) || addresses.Any(address => entry.HasAddress(AddressSpace.Plain(address), port))));
    }
}
