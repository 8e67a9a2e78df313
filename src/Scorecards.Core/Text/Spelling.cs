namespace Scorecards.Core.Text;

/// <summary>Finds what someone who misspelt a name probably meant.</summary>
public static class Spelling
{
    /// <summary>Longer than any name that is allowed, so that texts in the place of names cost nothing to refuse.</summary>
    private const int Longest = 100;

    /// <summary>The candidate nearest to the name, or null when none is near enough: at most a third of its letters may differ, or one of two.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > Longest)
        {
            return null;
        }

        string? best = null;
        var bestDistance = MostApart(name) + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) < bestDistance && Distance(name, candidate) is var distance && distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>The candidates that are near enough or hold the name, the nearest first, at most three.</summary>
    public static IReadOnlyList<string> NearestFew(string name, IEnumerable<string> candidates)
    {
        var most = MostApart(name);
        var near =
            from candidate in name.Length is 0 or > 200 ? [] : candidates
            let holds = name.Length >= 3 && candidate.Contains(name, StringComparison.OrdinalIgnoreCase)
            let distance = Math.Abs(candidate.Length - name.Length) <= most ? Distance(name, candidate) : int.MaxValue
            where holds || distance <= most
            orderby Math.Min(distance, most + 1), candidate.Length, candidate
            select candidate;
        return [.. near.Take(3)];
    }

    /// <summary>A hint that names the nearest candidate, or else all of them when they are few.</summary>
    public static string Hint(string name, IReadOnlyCollection<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $"did you mean '{nearest}'?"
        : candidates.Count is > 0 and <= 20 ? $"known are: {string.Join(", ", candidates.Order(StringComparer.Ordinal))}"
        : "look up the names that are known";

    // Every single letter is one letter away from every other.
    private static int MostApart(string name) => name.Length == 1 ? 0 : Math.Max(1, name.Length / 3);

    // Optimal string alignment: insertions, deletions, replacements and swaps of neighbours cost one each, letter case nothing.
    private static int Distance(string a, string b)
    {
        var (before, last, next) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                next[j] = Math.Min(Math.Min(next[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }

            (before, last, next) = (last, next, before);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
