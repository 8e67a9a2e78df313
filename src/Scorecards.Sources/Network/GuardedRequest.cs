using System.Security.Cryptography;

namespace Scorecards.Sources.Network;

/// <summary>A question: a GET request, or a POST that changes nothing there.</summary>
/// <param name="Headers">Headers for the first host; they are not sent on to another host after a redirect.</param>
public sealed record GuardedRequest(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public GuardedRequest(Uri url)
        : this(url, [])
    {
    }

    /// <summary>The credential of this request where it is not the same for all of a source; shown to its own host only.</summary>
    public HostCredential? Credential { get; init; }

    /// <summary>What is asked, where the other side takes questions by POST (GraphQL); null for a GET.</summary>
    public GuardedContent? Question { get; init; }

    /// <summary>All that a request sends of its own; credentials are the same for all of a source, or follow from the URL.</summary>
    internal string Key()
    {
        var key = string.Join('\n', Headers.Select(header => $"{header.Key}: {header.Value}").Prepend(Url.AbsoluteUri));
        return Question is { } question ? $"{key}\n{Convert.ToHexStringLower(SHA256.HashData(question.Body.Span))}" : key;
    }
}
