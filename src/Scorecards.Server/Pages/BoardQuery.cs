using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages;

/// <summary>What the leaderboard's URL asks for. A page is for people: what it cannot read it leaves out.</summary>
internal sealed record BoardQuery
{
    public const int PageSize = 50;

    private const int LongestText = 200;

    /// <summary>service, team, system or tier.</summary>
    public string By { get; init; } = "service";

    public BoardOrder Order { get; init; }

    public string? Team { get; init; }

    public int? Tier { get; init; }

    public Grade? Grade { get; init; }

    public string? Text { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public BoardFilter Filter => new()
    {
        Teams = Team is null ? [] : [Team],
        Tiers = Tier is { } tier ? [tier] : [],
        Grades = Grade is { } grade ? [grade] : [],
        Text = Text,
    };

    public static BoardQuery Read(IQueryCollection query)
    {
        var by = Value(query, "by") is "team" or "system" or "tier" ? Value(query, "by")! : "service";
        return new BoardQuery
        {
            By = by,
            Order = Value(query, "order") == "improved" ? BoardOrder.Improved : BoardOrder.Score,
            Team = by == "service" ? Value(query, "team") : null,
            Tier = by == "service" && Value(query, "tier") is [>= '1' and <= '4' and var tier] ? tier - '0' : null,

            // A plus sign in a query means a space, so A+ arrives as "A " unless it was written A%2B.
            Grade = GradeExtensions.TryParse(query["grade"].ToString().Replace(' ', '+'), out var grade) ? grade : null,
            Text = Value(query, "q"),
            Page = int.TryParse(Value(query, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    /// <summary>The URL of the page that shows this.</summary>
    public string Url()
    {
        List<KeyValuePair<string, string?>> parts =
        [
            new("by", By == "service" ? null : By),
            new("order", Order == BoardOrder.Improved ? "improved" : null),
            new("q", Text),
            new("team", Team),
            new("tier", Tier?.ToString(CultureInfo.InvariantCulture)),
            new("grade", Grade?.Letter()),
            new("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/" : "/?" + query;
    }

    private static string? Value(IQueryCollection query, string name) =>
        query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value[..Math.Min(value.Length, LongestText)] : null;
}
