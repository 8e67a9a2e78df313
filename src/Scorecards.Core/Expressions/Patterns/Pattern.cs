using System.Text.RegularExpressions;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>
/// A regular expression in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), matched in time linear in the text.
/// One deviation: <c>\b</c> and <c>\B</c> see letters of every script as parts of a word, where RE2 sees ASCII ones only.
/// </summary>
internal sealed class Pattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The last pattern that was not a literal: a loop over facts mostly asks for one and the same.
    private static volatile Pattern? s_last;

    private readonly string _source;
    private readonly Regex? _regex;

    private Pattern(string source, Regex? regex, int size, PatternProblem? problem)
    {
        _source = source;
        _regex = regex;
        Size = size;
        Problem = problem;
    }

    /// <summary>What is wrong with it; null when it can match.</summary>
    public PatternProblem? Problem { get; }

    /// <summary>The characters and sets it has, repetitions written out.</summary>
    public int Size { get; }

    public static Pattern Parse(string source)
    {
        if (s_last is { } last && last._source == source)
            return last;
        var pattern = Translate(source);
        s_last = pattern;
        return pattern;
    }

    public bool IsMatch(string text) => _regex!.IsMatch(text);

    private static Pattern Translate(string source)
    {
        var parser = new PatternParser(source);
        var translated = parser.Translate();
        if (parser.Problem is { } problem)
            return new Pattern(source, null, 0, problem);
        try
        {
            return new Pattern(source, new Regex(translated, Options), parser.Size, null);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The engine has bounds of its own, which nobody but it can tell.
            return new Pattern(source, null, 0, new PatternProblem(0, "the pattern is too complex"));
        }
    }
}
