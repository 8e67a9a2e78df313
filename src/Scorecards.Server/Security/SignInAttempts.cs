using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Scorecards.Server.Security;

/// <summary>Counts attempts to sign in that failed, so that nobody tries tokens one after the other.</summary>
internal sealed class SignInAttempts(TimeProvider clock)
{
    /// <summary>How many may fail in a <see cref="Window"/> from one address.</summary>
    public const int Most = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Beyond this many addresses, those whose time is over are forgotten.</summary>
    private const int Many = 10_000;

    private readonly ConcurrentDictionary<string, Tally> _byAddress = new(StringComparer.Ordinal);

    /// <summary>Counts an attempt before it is known whether it is right; false, with the time to wait, when there were too many.</summary>
    public bool TryBegin(IPAddress? address, out TimeSpan wait)
    {
        var now = clock.GetUtcNow();
        Forget(now);
        var tally = _byAddress.AddOrUpdate(
            KeyOf(address), _ => new Tally(now, 1), (_, t) => now - t.Since >= Window ? new Tally(now, 1) : t with { Count = t.Count + 1 });
        wait = tally.Since + Window - now;
        return tally.Count <= Most;
    }

    /// <summary>Takes an attempt back that was right.</summary>
    public void Succeeded(IPAddress? address)
    {
        if (_byAddress.TryGetValue(KeyOf(address), out var tally))
        {
            _byAddress.TryUpdate(KeyOf(address), tally with { Count = tally.Count - 1 }, tally);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (_byAddress.Count < Many)
        {
            return;
        }

        foreach (var (key, tally) in _byAddress)
        {
            if (now - tally.Since >= Window)
            {
                _byAddress.TryRemove(key, out _);
            }
        }
    }

    // Whoever has an address of version 6 has 2^64 of them.
    private static string KeyOf(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address?.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";
    }

    private sealed record Tally(DateTimeOffset Since, int Count);
}
