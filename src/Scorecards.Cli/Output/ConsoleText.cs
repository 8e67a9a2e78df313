using System.Globalization;
using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Output;

/// <summary>Values as people read them; enums by the same word as in JSON and YAML.</summary>
internal static class ConsoleText
{
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static string Score(decimal? score) => score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-";

    public static string Percent(decimal share) => share.ToString("0.#", CultureInfo.InvariantCulture) + "%";

    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>One line for a fix; null when the definition gives none.</summary>
    public static string? Fix(FixSpec? fix) => fix is null || (fix.Text is null && fix.Link is null)
        ? null
        : string.Join(' ', new[] { fix.Effort is { } effort ? $"fix ({Duration.Format(effort)}):" : "fix:", fix.Text?.Trim(), fix.Link }.Where(p => p is not null));
}
