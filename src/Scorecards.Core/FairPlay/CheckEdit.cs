using Scorecards.Core.Definitions;
using Scorecards.Core.Impact;

namespace Scorecards.Core.FairPlay;

/// <summary>How a check differs between two sets of definitions.</summary>
/// <param name="Owners">The teams that own it before and after; empty when nobody does.</param>
/// <param name="Parts">What of it differs, by the names that its document has for it; empty for one that is new or gone.</param>
public sealed record CheckEdit(string Check, IReadOnlyList<string> Owners, ChangeKind Change, IReadOnlyList<string> Parts)
{
    public static IReadOnlyList<CheckEdit> Between(DefinitionSet before, DefinitionSet after) =>
    [
        .. DefinitionChanges.Between(before, after).Where(change => change.Kind == DocumentKinds.Check).Select(change => new CheckEdit(
            change.Name,
            [.. new[] { OwnerOf(before, change.Name), OwnerOf(after, change.Name) }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            change.Change,
            change.Parts)),
    ];

    public bool IsOwnedBy(string team) => Owners.Contains(team, StringComparer.OrdinalIgnoreCase);

    /// <summary>What was done to it: <c>was changed (pass, severity)</c>.</summary>
    public string Words => Change switch
    {
        ChangeKind.Added => "was added",
        ChangeKind.Removed => "was taken away",
        _ => $"was changed ({string.Join(", ", Parts)})",
    };

    private static string? OwnerOf(DefinitionSet set, string check) => set.Checks.GetValueOrDefault(check)?.Metadata.Owner;
}
