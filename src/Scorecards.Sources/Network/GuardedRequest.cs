namespace Scorecards.Sources.Network;

/// <summary>A GET request.</summary>
/// <param name="Headers">Headers for the first host; they are not sent on to another host after a redirect.</param>
public sealed record GuardedRequest(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    public GuardedRequest(Uri url)
        : this(url, [])
    {
    }
}
