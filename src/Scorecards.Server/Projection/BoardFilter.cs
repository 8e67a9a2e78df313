using Scorecards.Core.Grades;

namespace Scorecards.Server.Projection;

/// <summary>What to show of a board. An empty list lets everything through; teams and tiers ask about services only.</summary>
public sealed record BoardFilter
{
    public static readonly BoardFilter None = new();

    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Ids of teams, whatever their case.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    public IReadOnlyList<int> Tiers { get; init; } = [];

    /// <summary>Text that the id, the title, the team or the system holds, whatever its case.</summary>
    public string? Text { get; init; }

    public bool IsEmpty => Grades.Count == 0 && Teams.Count == 0 && Tiers.Count == 0 && string.IsNullOrEmpty(Text);

    public bool Matches(RankedView view) =>
        (Grades.Count == 0 || Grades.Contains(view.Grade))
        && (Teams.Count == 0 || (view is ServiceView { Service.Team: { } team } && Teams.Contains(team, StringComparer.OrdinalIgnoreCase)))
        && (Tiers.Count == 0 || (view is ServiceView service && Tiers.Contains(service.Service.Tier)))
        && (string.IsNullOrEmpty(Text) || Holds(view, Text));

    private static bool Holds(RankedView view, string text) =>
        Holds(view.Id, text) || Holds(view.Title, text) || (view is ServiceView s && (Holds(s.Service.Team, text) || Holds(s.Service.System, text)));

    private static bool Holds(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
