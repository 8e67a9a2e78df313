namespace Scorecards.Sources.Network;

/// <summary>A header with a secret that one host, and no other, gets to see.</summary>
/// <param name="BaseUrl">Its scheme, host and port are what a request must have to carry the header.</param>
/// <param name="Read">Reads the secret's header value at the time of the request, so that a rotated secret is used at once.</param>
public sealed record HostCredential(Uri BaseUrl, string Header, Func<SecretValue> Read)
{
    /// <summary>Whose limit its requests count against, where a source signs in as more than one; never a secret.</summary>
    public string? Account { get; init; }

    public bool BelongsTo(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Scheme == BaseUrl.Scheme && url.Port == BaseUrl.Port && HostNames.Same(url.Host, BaseUrl.Host);
    }
}

/// <summary>The value of a secret, or why it cannot be read; the reason never holds the secret.</summary>
public readonly record struct SecretValue(string? Value, string? Error)
{
    public override string ToString() => Error ?? "***";
}
