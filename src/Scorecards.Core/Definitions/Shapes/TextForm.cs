using System.Text.RegularExpressions;

namespace Scorecards.Core.Definitions.Shapes;

/// <summary>A regular expression that is published in the schema and checked here with the same meaning.</summary>
internal sealed class TextForm(string pattern)
{
    // In JSON Schema, $ is the very end; in .NET it lets a line break pass.
    private readonly Regex _regex = new(pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>What such a text is, in words a message can use.</summary>
    public string Words { get; } = pattern switch
    {
        Names.Pattern => "a name of lower-case letters, digits and single dashes",
        Names.Identifier => "a name of letters, digits and underscores that begins with no digit",
        _ => $"a text of the form {pattern}",
    };

    public static TextForm? Of(string? pattern) => pattern is null ? null : new TextForm(pattern);

    public bool IsMatch(string text) => _regex.IsMatch(text);

    public override string ToString() => pattern;
}
