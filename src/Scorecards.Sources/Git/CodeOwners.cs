using System.Text;
using System.Text.RegularExpressions;
using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>
/// A CODEOWNERS file: who is asked about a path. The last rule that matches counts, and one without owners says that there are none
/// (https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners); sections are those of
/// GitLab (https://docs.gitlab.com/user/project/codeowners/reference/).
/// </summary>
internal sealed class CodeOwners
{
    /// <summary>Where servers look for it, the first that is there.</summary>
    public static readonly IReadOnlyList<string> Places =
        [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS", ".gitea/CODEOWNERS", ".forgejo/CODEOWNERS"];

    private const int MaxRules = 500;
    private const int MaxPaths = 10_000;
    private const int MaxListed = 200;
    private const int MaxPattern = 300;

    private readonly List<(Regex Pattern, IReadOnlyList<string> Owners)> _rules = [];

    public static CodeOwners Read(string text)
    {
        var owners = new CodeOwners();
        IReadOnlyList<string> ofSection = [];
        foreach (var line in text.Split('\n'))
        {
            var words = Words(line);
            if (words.Count == 0)
                continue;
            if (words[0].StartsWith('[') || words[0].StartsWith("^[", StringComparison.Ordinal))
            {
                ofSection = [.. words.Where(IsOwner)];
                continue;
            }

            // In a section a rule without owners has those of the section.
            var own = words.Skip(1).Where(IsOwner).ToList();
            if (owners._rules.Count < MaxRules && words[0].Length <= MaxPattern)
                owners._rules.Add((Pattern(words[0]), own.Count > 0 ? own : ofSection));
        }

        return owners;
    }

    /// <param name="paths">Relative to the repository.</param>
    public CelValue ToValue(string place, PathList paths, bool isShallow)
    {
        var looked = paths.Paths.Take(MaxPaths).ToList();
        var uncovered = looked.Where(path => OwnersOf(path).Count == 0).ToList();
        var all = _rules.SelectMany(rule => rule.Owners).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new FactFields
        {
            { "exists", true },
            { "path", place },
            { "rules", _rules.Count },
            { "owners", all.Count },
            // Teams are named; people are counted only.
            { "teams", all.Where(owner => owner.StartsWith('@') && owner.Contains('/', StringComparison.Ordinal)) },
            { "files", looked.Count },
            { "uncovered", uncovered.Count },
            { "uncoveredPaths", uncovered.Take(MaxListed) },
            { "truncated", paths.IsTruncated || paths.Paths.Count > MaxPaths },
            { "shallow", isShallow },
        }.ToValue();
    }

    public IReadOnlyList<string> OwnersOf(string path)
    {
        for (var i = _rules.Count - 1; i >= 0; i--)
        {
            if (_rules[i].Pattern.IsMatch(path))
                return _rules[i].Owners;
        }

        return [];
    }

    private static bool IsOwner(string word) => word.StartsWith('@') || word.IndexOf('@', StringComparison.Ordinal) > 0;

    // Words with white space between them, in which a backslash keeps a space; what follows a # is a comment.
    private static List<string> Words(string line)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        for (var i = 0; i < line.Length && !(line[i] == '#' && word.Length == 0); i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
                word.Append(line[++i]);
            else if (!char.IsWhiteSpace(line[i]))
                word.Append(line[i]);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }

    private static Regex Pattern(string text)
    {
        var isFolder = text.EndsWith('/');
        var plain = text.Trim('/');
        var isAnchored = text.StartsWith('/') || plain.Contains('/', StringComparison.Ordinal);
        var regex = new StringBuilder(isAnchored ? "^" : "^(?:.*/)?");
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain.AsSpan(i).StartsWith("**/"))
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else if (plain.AsSpan(i).StartsWith("**"))
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                regex.Append(plain[i] switch { '*' => "[^/]*", '?' => "[^/]", var other => Regex.Escape(other.ToString()) });
            }
        }

        // What matches a folder stands for all in it; only "docs/*" stays within it.
        regex.Append(isFolder ? "/.*$" : plain.EndsWith("/*", StringComparison.Ordinal) ? "$" : "(?:/.*)?$");
        return new Regex(regex.ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
