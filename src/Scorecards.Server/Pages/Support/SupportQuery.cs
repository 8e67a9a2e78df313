using System.Globalization;
using Scorecards.Server.Projection;
using Scorecards.Server.Support;

namespace Scorecards.Server.Pages.Support;

/// <summary>What the URL of the support page asks for. A page is for people: what it cannot read it leaves out.</summary>
internal sealed record SupportQuery
{
    public const int PageSize = 50;

    /// <summary>The words of <see cref="Eligible"/>.</summary>
    public const string Yes = "true", No = "false", Ending = "ending";

    private const int LongestText = 200;

    /// <summary>Text that the id, the title, the team or the system holds.</summary>
    public string? Text { get; init; }

    public string? Team { get; init; }

    /// <summary>One of the words; null for all.</summary>
    public string? Eligible { get; init; }

    /// <summary>A level, as the policy names it; null for all.</summary>
    public string? Level { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsEmpty => Text is null && Team is null && Eligible is null && Level is null;

    public static SupportQuery Read(IQueryCollection query) => new()
    {
        Text = Value(query, "q"),
        Team = Value(query, "team"),
        Eligible = Value(query, "eligible") is Yes or No or Ending ? Value(query, "eligible") : null,
        Level = Value(query, "level"),
        Page = int.TryParse(Value(query, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
    };

    public bool Matches(ServiceSupport support) =>
        new BoardFilter { Teams = Team is null ? [] : [Team], Text = Text }.Matches(support.Service)
        && (Level is null || support.State?.Level == Level)
        && Eligible switch
        {
            Yes => support.Eligible,
            No => !support.Eligible,
            Ending => support is { Eligible: true, State.Until: not null },
            _ => true,
        };

    /// <summary>The URL of the page that shows this.</summary>
    public string Url()
    {
        KeyValuePair<string, string?>[] parts =
        [
            new("q", Text),
            new("team", Team),
            new("eligible", Eligible),
            new("level", Level),
            new("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/support" : "/support?" + query;
    }

    private static string? Value(IQueryCollection query, string name) =>
        query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value[..Math.Min(value.Length, LongestText)] : null;
}
