using Scorecards.Core.Grades;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Finds rules that never decide: nothing meets their conditions, or all that does is decided by rules before.</summary>
internal sealed class SupportShadows
{
    private static readonly int[] _tiers = [1, 2, 3, 4];

    /// <summary>What rules without an expression decide, each with the line of the rule that does.</summary>
    private readonly Dictionary<(Grade Grade, int Tier), int> _decided = [];

    /// <summary>Adds a rule, in the order of the document; what is wrong with it, or null when it can decide.</summary>
    public (string Message, string Hint)? Add(SupportRuleSpec rule)
    {
        var meets = (
            from grade in Enum.GetValues<Grade>()
            where grade != Grade.U
                && rule.Families?.Any(family => family[0] == grade.Family()) != false
                && rule.Grades?.Contains(grade) != false
            from tier in rule.Tiers ?? _tiers
            select (grade, tier)).ToList();
        if (meets.Count == 0)
        {
            // A list whose every item is a mistake is empty by now, and told of already.
            return rule is { Families.Count: > 0, Grades.Count: > 0, Tiers: null or { Count: > 0 } }
                ? ("this rule can never decide: none of its grades is of its families", "leave out one of the two")
                : null;
        }

        if (meets.TrueForAll(_decided.ContainsKey))
        {
            var lines = meets.Select(m => _decided[m]).Distinct().Order().ToList();
            return lines.Count == 1
                ? ($"this rule can never decide: the rule of line {lines[0]} comes first and holds for all it is for", "move that rule behind it, or remove one of the two")
                : ($"this rule can never decide: the rules of lines {string.Join(", ", lines)} come first and hold for all it is for", "move it before them, or remove it");
        }

        if (rule.AppliesTo is null)
        {
            foreach (var met in meets)
            {
                _decided.TryAdd(met, rule.Level.Line);
            }
        }

        return null;
    }
}
