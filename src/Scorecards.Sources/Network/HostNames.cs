namespace Scorecards.Sources.Network;

/// <summary>The one form in which host names are compared: lower case, ASCII, without a trailing dot.</summary>
internal static class HostNames
{
    public static string Normalize(string host)
    {
        var name = host.TrimEnd('.');
        // IdnHost turns international names into their ASCII form; a name it cannot read stays as it is and matches nothing.
        return (Uri.TryCreate("http://" + name, UriKind.Absolute, out var uri) ? uri.IdnHost : name).ToLowerInvariant();
    }

    public static bool Same(string one, string other) => Normalize(one) == Normalize(other);
}
