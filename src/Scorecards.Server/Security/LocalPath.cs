using Microsoft.AspNetCore.Http.HttpResults;

namespace Scorecards.Server.Security;

/// <summary>Where people are sent back to: a page of this server and nowhere else, whatever a link to <c>/signin</c> says.</summary>
internal static class LocalPath
{
    public const string Start = "/";

    public const string SignIn = "/signin";

    public const string SignOut = "/signout";

    /// <summary>The parameter that says where one came from.</summary>
    public const string Parameter = "return";

    private const int Longest = 2_000;

    /// <summary>The path given, with its query; the start page for what is none of this server, or is about signing in itself.</summary>
    public static string Of(string? path) =>
        path is { Length: > 0 and <= Longest } && path[0] == '/' && path.All(c => c is > ' ' and <= '~' and not '\\')
            && RedirectHttpResult.IsLocalUrl(path) && !IsAboutSigningIn(path)
            ? path
            : Start;

    /// <summary>The page that a request is about; of a form, the page that it is on.</summary>
    public static string Of(HttpRequest request) =>
        Of(request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + (HttpMethods.IsGet(request.Method) ? request.QueryString.ToUriComponent() : ""));

    /// <summary>The page to sign in on, which then leads back.</summary>
    public static string ToSignIn(string back) => $"{SignIn}?{Parameter}={Uri.EscapeDataString(back)}";

    private static bool IsAboutSigningIn(string path) =>
        path.StartsWith(SignIn, StringComparison.OrdinalIgnoreCase) || path.StartsWith(SignOut, StringComparison.OrdinalIgnoreCase);
}
