using System.Text;
using System.Text.RegularExpressions;

namespace Scorecards.Sources.Paths;

/// <summary>
/// A pattern over relative paths with <c>/</c> between folders: <c>*</c> and <c>?</c> stay within one name, <c>**</c> crosses
/// folders, <c>{a,b}</c> is one or the other. A pattern without a slash matches names in any folder. Letters match as written.
/// </summary>
public sealed class Glob
{
    private const int MaxLength = 500;
    private readonly Regex _regex;

    private Glob(string pattern, Regex regex)
    {
        Pattern = pattern;
        _regex = regex;
    }

    public string Pattern { get; }

    /// <summary>Reads a pattern; on failure the error says what is wrong with it.</summary>
    public static (Glob? Glob, string? Error) Parse(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (pattern.Length is 0 or > MaxLength)
            return (null, pattern.Length == 0 ? "a pattern must not be empty" : $"a pattern has at most {MaxLength} characters");

        var text = pattern.StartsWith("./", StringComparison.Ordinal) ? pattern[2..] : pattern;
        var regex = new StringBuilder("^");
        if (!text.Contains('/', StringComparison.Ordinal))
            regex.Append("(?:.*/)?");
        var depth = 0;
        for (var i = text.StartsWith('/') ? 1 : 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '*' when text.AsSpan(i).StartsWith("**/"):
                    regex.Append("(?:.*/)?");
                    i += 2;
                    break;
                case '*' when text.AsSpan(i).StartsWith("**"):
                    regex.Append(".*");
                    i++;
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '{':
                    regex.Append("(?:");
                    depth++;
                    break;
                case '}' when depth > 0:
                    regex.Append(')');
                    depth--;
                    break;
                case ',' when depth > 0:
                    regex.Append('|');
                    break;
                default:
                    regex.Append(Regex.Escape(text[i].ToString()));
                    break;
            }
        }

        // Non-backtracking, so that no pattern can make matching slow.
        return depth > 0
            ? (null, "a { has no }")
            : (new Glob(pattern, new Regex(regex.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline)), null);
    }

    /// <summary>True for text with a character that a pattern gives a meaning.</summary>
    public static bool IsPattern(string text) => text.AsSpan().ContainsAny('*', '?', '{');

    public bool Matches(string path) => _regex.IsMatch(path);
}
