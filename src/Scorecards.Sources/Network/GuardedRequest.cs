namespace Scorecards.Sources.Network;

/// <summary>A GET request.</summary>
/// <param name="Headers">Headers for the first host; they are not sent on to another host after a redirect.</param>
public sealed record GuardedRequest(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public GuardedRequest(Uri url)
        : this(url, [])
    {
    }

    /// <summary>All that a request sends of its own; credentials are the same for all of a source.</summary>
    internal string Key() => string.Join('\n', Headers.Select(header => $"{header.Key}: {header.Value}").Prepend(Url.AbsoluteUri));
}
