namespace Scorecards.Server.Security;

/// <summary>
/// A cookie for this very host, which no script reads and no other host can set. Browsers keep one over https, and over http from their
/// own machine. It says <c>Secure</c> whatever the request came over: the server may be behind a proxy that speaks https for it.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    /// <summary>Browsers keep a cookie of such a name only with <c>Secure</c>, for the path <c>/</c> and for no wider domain.</summary>
    public const string Prefix = "__Host-";

    /// <param name="name">The name after the prefix.</param>
    public HostCookie(string name)
    {
        Name = Prefix + name;
        Path = "/";
        HttpOnly = true;
        IsEssential = true;

        // Not strict: whoever follows a link from a chat would seem to be signed out. No GET changes anything, and other sites' POSTs come without it.
        SameSite = SameSiteMode.Lax;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        return options;
    }
}
