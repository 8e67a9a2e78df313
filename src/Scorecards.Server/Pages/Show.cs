using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Pages;

/// <summary>Values in the words that pages use.</summary>
internal static class Show
{
    private const int LongestFact = 2_000;

    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Score(decimal? score) => score?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";

    public static string Word(OutcomeKind outcome) => outcome == OutcomeKind.NotApplicable ? "not applicable" : outcome.ToString().ToLowerInvariant();

    public static string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 60 } => "just now",
        { TotalMinutes: < 60 } => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 48 } => $"{(int)age.TotalHours} h ago",
        _ => $"{(int)age.TotalDays} days ago",
    };

    public static string Reason(Cap cap) => cap.Reason switch
    {
        CapReason.Blocker => "a blocker fails",
        CapReason.Blockers => $"{cap.Checks.Count} blockers fail",
        CapReason.HighSeverity => "a check of high severity fails",
        CapReason.ExemptBlocker => "a blocker is exempt",
        _ => "not enough is known",
    };

    public static string Limit(Cap cap) => cap.Limit == Grade.U ? "unrated" : $"at most {cap.Limit.Letter()}";

    /// <summary>A fact for people: indented, and cut where it is long.</summary>
    public static string Fact(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = JsonSerializer.Serialize(document.RootElement, _indented);
        return text.Length <= LongestFact ? text : string.Concat(text.AsSpan(0, LongestFact), $"\n… {text.Length - LongestFact:N0} more characters");
    }

    /// <summary>The page of a service; ids may hold a colon, which is fine in a path.</summary>
    public static string Link(string folder, string id) => $"/{folder}/{Uri.EscapeDataString(id).Replace("%3A", ":", StringComparison.Ordinal)}";
}
