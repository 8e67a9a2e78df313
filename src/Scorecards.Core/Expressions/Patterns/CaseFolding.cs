using System.Text;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>Letters that differ in case only, by Unicode's simple mappings whatever the culture: k, K and the Kelvin sign.</summary>
internal static class CaseFolding
{
    // No cased letter lies past plane 1.
    private const int LastCased = 0x1FFFF;

    private static readonly Lazy<int[][]> Families = new(ReadFamilies);

    /// <summary>The set with all that differs from its members in case only.</summary>
    public static CodePointSet Close(CodePointSet set) => CodePointSet.Of(
        set.Ranges.Concat(Families.Value
            .Where(family => family.Any(set.Contains))
            .SelectMany(family => family.Select(letter => (letter, letter)))));

    private static int[][] ReadFamilies()
    {
        var families = new Dictionary<int, List<int>>();
        for (var i = 0; i <= LastCased; i++)
        {
            if (!Rune.TryCreate(i, out var rune) || !Rune.IsLetter(rune) && !Rune.IsSymbol(rune) && !Rune.IsNumber(rune))
                continue;
            var upper = Rune.ToUpperInvariant(rune);
            var key = Rune.ToUpperInvariant(Rune.ToLowerInvariant(upper)).Value;
            if (!families.TryGetValue(key, out var family))
                families[key] = family = [];
            family.Add(i);
        }

        return [.. families.Values.Where(family => family.Count > 1).Select(family => family.ToArray())];
    }
}
