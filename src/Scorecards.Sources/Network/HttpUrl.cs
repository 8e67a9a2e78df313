namespace Scorecards.Sources.Network;

/// <summary>Which URLs may be asked at all.</summary>
public static class HttpUrl
{
    /// <summary>At most so many characters.</summary>
    public const int MaxLength = 8 * 1024;

    /// <summary>Reads a URL; on failure the error says what is wrong with it and never repeats a password.</summary>
    public static (Uri? Url, string? Error) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > MaxLength)
            return (null, text.Length == 0 ? "the URL is empty" : $"the URL has more than {MaxLength} characters");
        if (text.AsSpan().IndexOfAnyInRange('\0', ' ') >= 0)
            return (null, "the URL holds white space or a control character");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            return (null, "the URL must be whole, such as https://host/path");
        return Check(url) is { } error ? (null, error) : (url, null);
    }

    /// <summary>Null for a URL that may be asked, else what is wrong with it.</summary>
    public static string? Check(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            return $"only http and https are asked, not {url.Scheme}";
        if (url.UserInfo.Length > 0)
            return "a URL must not hold a user name or password; name the secret in the source's auth";
        return url.Host.Length == 0 ? "the URL has no host" : null;
    }
}
