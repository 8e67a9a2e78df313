using Scorecards.Core.Grades;

namespace Scorecards.Server.Projection;

/// <summary>What to show of a board. An empty list lets everything through; all but grades and text ask about services only.</summary>
public sealed record BoardFilter
{
    public static readonly BoardFilter None = new();

    public IReadOnlyList<Grade> Grades { get; init; } = [];

    /// <summary>Ids of teams, whatever their case.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    public IReadOnlyList<int> Tiers { get; init; } = [];

    /// <summary>Ids of systems, whatever their case, as all that follow.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Lifecycles { get; init; } = [];

    /// <summary>Text that the id, the title, the team or the system holds, whatever its case.</summary>
    public string? Text { get; init; }

    public bool IsEmpty => Grades.Count == 0 && !AsksOfServices && string.IsNullOrEmpty(Text);

    private bool AsksOfServices => Teams.Count + Tiers.Count + Systems.Count + Types.Count + Lifecycles.Count > 0;

    public bool Matches(RankedView view) =>
        (Grades.Count == 0 || Grades.Contains(view.Grade))
        && (!AsksOfServices || (view is ServiceView { Service: var service }
            && (Tiers.Count == 0 || Tiers.Contains(service.Tier))
            && Among(Teams, service.Team) && Among(Systems, service.System) && Among(Types, service.Type) && Among(Lifecycles, service.Lifecycle)))
        && (string.IsNullOrEmpty(Text) || Holds(view, Text));

    private static bool Among(IReadOnlyList<string> wanted, string? value) =>
        wanted.Count == 0 || (value is not null && wanted.Contains(value, StringComparer.OrdinalIgnoreCase));

    private static bool Holds(RankedView view, string text) =>
        Holds(view.Id, text) || Holds(view.Title, text) || (view is ServiceView s && (Holds(s.Service.Team, text) || Holds(s.Service.System, text)));

    private static bool Holds(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;
}
