using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages;

/// <summary>What the leaderboard's URL asks for. A page is for people: what it cannot read it leaves out.</summary>
public sealed record BoardQuery
{
    public const int PageSize = 50;

    private const int LongestText = 200;

    /// <summary>service, team, system or tier.</summary>
    public string By { get; init; } = "service";

    public BoardSort Sort { get; init; } = BoardSort.Best;

    /// <summary>This and what follows up to the lifecycle is of services only.</summary>
    public string? Team { get; init; }

    public int? Tier { get; init; }

    public string? System { get; init; }

    public string? Type { get; init; }

    public string? Lifecycle { get; init; }

    public Grade? Grade { get; init; }

    public string? Text { get; init; }

    /// <summary>A service, to be shown among those just above and below it.</summary>
    public string? Near { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsOfServices => By == "service";

    /// <summary>False where nothing is asked for: then the page begins with an overview.</summary>
    public bool IsAsked => this != new BoardQuery();

    public BoardFilter Filter => new()
    {
        Teams = Some(Team),
        Tiers = Tier is { } tier ? [tier] : [],
        Systems = Some(System),
        Types = Some(Type),
        Lifecycles = Some(Lifecycle),
        Grades = Grade is { } grade ? [grade] : [],
        Text = Text,
    };

    public static BoardQuery Read(IQueryCollection query)
    {
        var by = Value(query, "by") is "team" or "system" or "tier" ? Value(query, "by")! : "service";
        var ofServices = by == "service";
        var sort = BoardSort.Read(Value(query, "order"));
        return new BoardQuery
        {
            By = by,
            Sort = ofServices || sort.Order != BoardOrder.Held ? sort : BoardSort.Best,
            Team = OfServices("team"),
            Tier = OfServices("tier") is [>= '1' and <= '4' and var tier] ? tier - '0' : null,
            System = OfServices("system"),
            Type = OfServices("type"),
            Lifecycle = OfServices("lifecycle"),
            Near = OfServices("near"),

            // A plus sign in a query means a space, so A+ arrives as "A " unless it was written A%2B.
            Grade = GradeExtensions.TryParse(query["grade"].ToString().Replace(' ', '+'), out var grade) ? grade : null,
            Text = Value(query, "q"),
            Page = int.TryParse(Value(query, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };

        string? OfServices(string name) => ofServices ? Value(query, name) : null;
    }

    /// <summary>The URL of the page that shows this.</summary>
    public string Url()
    {
        List<KeyValuePair<string, string?>> parts =
        [
            new("by", IsOfServices ? null : By),
            new("order", Sort.Name),
            new("q", Text),
            new("team", Team),
            new("tier", Tier?.ToString(CultureInfo.InvariantCulture)),
            new("system", System),
            new("type", Type),
            new("lifecycle", Lifecycle),
            new("grade", Grade?.Letter()),
            new("near", Near),
            new("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var query = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/" : "/?" + query;
    }

    private static IReadOnlyList<string> Some(string? value) => value is null ? [] : [value];

    private static string? Value(IQueryCollection query, string name) =>
        query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value[..Math.Min(value.Length, LongestText)].TrimEnd() : null;
}
