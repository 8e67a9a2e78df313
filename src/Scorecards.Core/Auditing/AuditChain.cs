using System.Security.Cryptography;
using System.Text;
using System.Globalization;

namespace Scorecards.Core.Auditing;

/// <summary>How entries hang together: each one's hash is taken of all that it says and of the hash before.</summary>
public static class AuditChain
{
    /// <summary>What stands before the first entry.</summary>
    public const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>An entry in its place.</summary>
    public static SealedEntry Seal(AuditEntry entry, SealedEntry? before)
    {
        var (seq, prevHash) = ((before?.Seq ?? 0) + 1, before?.Hash ?? Genesis);
        return new SealedEntry(seq, entry, prevHash, HashOf(seq, entry, prevHash));
    }

    /// <summary>
    /// SHA-256 of the lines <c>seq, id, at, actor, action, subject, body, prevHash</c>, each with its length in bytes before it, so that
    /// nothing can move from one to the next. The time is in units of 100 ns since 1970-01-01 UTC.
    /// </summary>
    public static string HashOf(long seq, AuditEntry entry, string prevHash)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] parts =
        [
            seq.ToString(CultureInfo.InvariantCulture), entry.Id, (entry.At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks).ToString(CultureInfo.InvariantCulture),
            entry.Actor, entry.Action, entry.Subject, entry.Body, prevHash,
        ];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(Encoding.ASCII.GetBytes(bytes.Length.ToString(CultureInfo.InvariantCulture) + ":"));
            hash.AppendData(bytes);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
