using System.Globalization;
using Microsoft.Extensions.Configuration;
using Scorecards.Core.Text;

namespace Scorecards.Server.Hosting;

/// <summary>Reads <see cref="ServerOptions"/> and refuses what nobody knows, since a misspelt setting would be ignored otherwise.</summary>
public static class ServerSettings
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    private static readonly string[] _switches = ["catalog", "definitions", "data", "store", "urls", "public-url", "demo", "public-read", "interval", "concurrency", "poll", "keep-facts", "environment"];
    private static readonly string[] _flags = ["demo"];

    public static readonly string Usage = """
        usage: Scorecards.Server [--catalog PLACE] [--definitions PLACE] [--data FOLDER] [--store DATABASE]
                                 [--urls URLS] [--public-url URL] [--public-read true|false]
                                 [--interval 15m] [--concurrency 32] [--poll 1m] [--keep-facts 400d] [--demo]
        The same as environment variables (SCORECARDS_CATALOG, SCORECARDS_PUBLICURL …) and in appsettings.json.
        """;

    /// <summary>The arguments in the form the configuration takes, or what is wrong with them.</summary>
    /// <param name="more">Switches that the host has beyond the server's own.</param>
    public static (string[] Arguments, string? Error) Normalize(IReadOnlyList<string> args, params IReadOnlyList<string> more)
    {
        IReadOnlyList<string> switches = [.. _switches, .. more];
        var normal = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var n, var v] ? (n, v) : (args[i], null);
            var known = name.StartsWith("--", StringComparison.Ordinal) ? name[2..] : null;
            if (known is null || !switches.Contains(known))
            {
                return ([], $"'{args[i]}' is not a setting of the server: {Spelling.Hint(known ?? name, switches)}");
            }

            if (value is null && _flags.Contains(known) && (i + 1 == args.Count || args[i + 1].StartsWith("--", StringComparison.Ordinal)))
            {
                value = "true";
            }
            else if (value is null && ++i < args.Count)
            {
                value = args[i];
            }

            if (string.IsNullOrWhiteSpace(value))
            {
                return ([], $"{name} needs a value");
            }

            normal.Add($"--{known.Replace("-", "", StringComparison.Ordinal)}={value}");
        }

        return ([.. normal], null);
    }

    /// <exception cref="SettingException">What is wrong with which settings.</exception>
    public static ServerOptions Read(IConfiguration settings)
    {
        var errors = new List<string>();
        var options = new ServerOptions();
        options = options with
        {
            Catalog = settings["catalog"] ?? options.Catalog,
            Definitions = settings["definitions"],
            Data = settings["data"] ?? options.Data,
            Store = settings["store"],
            PublicUrl = settings["publicUrl"]?.TrimEnd('/'),
            Demo = Flag("demo", options.Demo),
            PublicRead = Flag("publicRead", options.PublicRead),
            Interval = Span("interval", options.Interval, TimeSpan.FromSeconds(1)),
            Poll = Span("poll", options.Poll, TimeSpan.FromSeconds(1)),
            KeepFacts = Span("keepFacts", options.KeepFacts, TimeSpan.FromDays(1)),
            Concurrency = Count("concurrency", options.Concurrency),
        };

        if (options.PublicUrl is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            errors.Add($"publicUrl is '{url}': give an address that begins with http:// or https://");
        }

        return errors.Count == 0 ? options : throw new SettingException(string.Join(Environment.NewLine, errors));

        bool Flag(string name, bool otherwise)
        {
            if (settings[name] is not { } text || bool.TryParse(text, out otherwise))
            {
                return otherwise;
            }

            errors.Add($"{name} is '{text}': give true or false");
            return otherwise;
        }

        TimeSpan Span(string name, TimeSpan otherwise, TimeSpan least)
        {
            if (settings[name] is not { } text)
            {
                return otherwise;
            }

            if (Duration.TryParse(text, out var span) && span >= least)
            {
                return span;
            }

            errors.Add($"{name} is '{text}': give a duration of at least {Duration.Format(least)}, such as 90s, 15m or 1h30m");
            return otherwise;
        }

        int Count(string name, int otherwise)
        {
            if (settings[name] is not { } text)
            {
                return otherwise;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1024)
            {
                return count;
            }

            errors.Add($"{name} is '{text}': give a number from 1 to 1024");
            return otherwise;
        }
    }

    /// <summary>Listens on loopback unless an address was given in any of the ways that ASP.NET Core knows.</summary>
    public static void DefaultToLoopback(WebApplicationBuilder builder)
    {
        string[] keys = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (keys.All(key => string.IsNullOrEmpty(builder.Configuration[key])) && !builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }
}
