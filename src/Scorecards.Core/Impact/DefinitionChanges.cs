using System.Globalization;
using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;

namespace Scorecards.Core.Impact;

/// <summary>Compares two sets of definitions, as far as they decide grades.</summary>
public static class DefinitionChanges
{
    /// <summary>Checks first, then scorecards, each by name. Titles, texts and the order of files make no difference.</summary>
    public static IReadOnlyList<DefinitionChange> Between(DefinitionSet before, DefinitionSet after) =>
    [
        .. Compare(DocumentKinds.Check, Running(before), Running(after)),
        .. Compare(DocumentKinds.Scorecard, before.Scorecards.Values.ToDictionary(s => s.Name, Parts), after.Scorecards.Values.ToDictionary(s => s.Name, Parts)),
    ];

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Running(DefinitionSet set) =>
        set.Checks.Values.Where(c => c.Runs).ToDictionary(c => c.Name, c => CheckParts.Of(c, set));

    private static IEnumerable<DefinitionChange> Compare(
        string kind, Dictionary<string, IReadOnlyDictionary<string, string>> before, Dictionary<string, IReadOnlyDictionary<string, string>> after)
    {
        foreach (var name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (!after.TryGetValue(name, out var now))
            {
                yield return new DefinitionChange(kind, name, ChangeKind.Removed, []);
            }
            else if (!before.TryGetValue(name, out var then))
            {
                yield return new DefinitionChange(kind, name, ChangeKind.Added, []);
            }
            else if (CheckParts.Differences(then, now) is { Count: > 0 } parts)
            {
                yield return new DefinitionChange(kind, name, ChangeKind.Changed, parts);
            }
        }
    }

    private static IReadOnlyDictionary<string, string> Parts(Scorecard card) => new Dictionary<string, string>
    {
        ["appliesTo"] = card.Spec.AppliesTo?.Value.Trim() ?? "",
        ["bands"] = string.Join(' ', card.Bands.From.Select(b => string.Create(CultureInfo.InvariantCulture, $"{b.Key.Letter()}={b.Value}"))),
        ["caps"] = card.Spec.Caps.ToString(),
        ["checks"] = string.Join('\n', Enumerable.Range(1, 4).SelectMany(tier => card.ForTier(tier).Checks.OrderBy(c => c.Check, StringComparer.Ordinal))),
        ["coverage"] = card.Spec.Coverage.ToString(),
        ["grace"] = card.Spec.Grace.ToString("c", CultureInfo.InvariantCulture),
        ["primary"] = card.Spec.Primary ? "true" : "false",
    };
}
