using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>What a server says of itself.</summary>
internal static partial class StatusFacts
{
    /// <param name="runtime">The answer of <c>status/runtimeinfo</c>.</param>
    /// <param name="build">The answer of <c>status/buildinfo</c>.</param>
    /// <exception cref="FormatException">The answer has another form than documented.</exception>
    public static CelValue Of(JsonElement runtime, JsonElement build)
    {
        var retention = runtime.Text("storageRetention") ?? throw new FormatException("there is no storageRetention: not every server that speaks the API of Prometheus tells it");
        return new FactFields
        {
            { "version", build.Text("version") },
            { "startedAt", runtime.Text("startTime") },
            { "configLoaded", runtime.Part("reloadConfigSuccess") is { } loaded ? loaded.ValueKind == JsonValueKind.True : null },
            { "retention", retention },
            { "retentionDays", Days(retention) },
            { "retentionBytes", Bytes(retention) },
        }.ToValue();
    }

    // "15d", "5GiB" or "15d or 5GiB": whichever comes first. A server that keeps by size alone has no days.
    private static double? Days(string retention)
    {
        var time = retention.Split(" or ").Select(part => Time().Match(part.Trim())).FirstOrDefault(match => match.Success && match.Length > 0);
        if (time is null)
            return null;
        double[] sizes = [365, 7, 1, 1.0 / 24, 1.0 / 1440, 1.0 / 86_400, 1.0 / 86_400_000];
        return sizes.Select((size, index) => time.Groups[index + 1] is { Success: true } group ? size * double.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0).Sum();
    }

    private static double? Bytes(string retention)
    {
        var size = retention.Split(" or ").Select(part => Size().Match(part.Trim())).FirstOrDefault(match => match.Success);
        return size is null
            ? null
            : double.Parse(size.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * Math.Pow(1024, "BKMGTPE".IndexOf(size.Groups[2].ValueSpan[0], StringComparison.Ordinal));
    }

    // Durations as Prometheus writes them (its documentation, "Querying basics").
    [GeneratedRegex(@"^(?=\d)(?:(\d{1,9})y)?(?:(\d{1,9})w)?(?:(\d{1,9})d)?(?:(\d{1,9})h)?(?:(\d{1,9})m(?!s))?(?:(\d{1,9})s)?(?:(\d{1,9})ms)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"^(\d{1,9}(?:\.\d{1,9})?)([KMGTPE](?=i?B)|B$)", RegexOptions.CultureInvariant)]
    private static partial Regex Size();
}
