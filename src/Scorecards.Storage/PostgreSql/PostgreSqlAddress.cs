using System.Net;
using Npgsql;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.PostgreSql;

/// <summary>Reads the two ways in which people write where a database is.</summary>
internal static class PostgreSqlAddress
{
    /// <summary>True for <c>postgres://</c>, <c>postgresql://</c> and texts such as <c>Host=db;Database=scorecards</c>.</summary>
    public static bool IsOne(string text) =>
        IsUri(text) || text.Split(';').Any(part =>
            part.Split('=')[0].Trim() is var key && (key.Equals("Host", StringComparison.OrdinalIgnoreCase) || key.Equals("Server", StringComparison.OrdinalIgnoreCase)));

    /// <exception cref="StoreException">The text is neither; its message never repeats it, for it may hold a password.</exception>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        try
        {
            var address = IsUri(text) ? FromUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);

            // Statements that run often are planned once on each connection.
            address.MaxAutoPrepare = address.ContainsKey("Max Auto Prepare") ? address.MaxAutoPrepare : 30;
            address.ApplicationName ??= "scorecards";
            return address;
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            // Without the cause, which may quote the password.
            throw new StoreException(
                "The address of the PostgreSQL database cannot be read. Write it as postgres://user@host:5432/database?sslmode=require or Host=…;Database=…;Username=…");
        }
    }

    private static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = WebUtility.UrlDecode(uri.Host) };

        if (uri.Port > 0)
        {
            address.Port = uri.Port;
        }

        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
        {
            address.Database = Uri.UnescapeDataString(database);
        }

        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, ..] parts)
        {
            address.Username = Uri.UnescapeDataString(user);
            address.Password = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : null;
        }

        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = option.Split('=', 2);
            address[Key(Uri.UnescapeDataString(pair[0]))] = Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "");
        }

        return address;
    }

    /// <summary>The names libpq uses, where Npgsql has another.</summary>
    private static string Key(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "application_name" => "Application Name",
        "connect_timeout" => "Timeout",
        "search_path" => "Search Path",
        _ => name,
    };
}
