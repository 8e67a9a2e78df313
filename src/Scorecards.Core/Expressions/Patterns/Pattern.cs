using System.Buffers;
using System.Text.RegularExpressions;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>A regular expression in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), matched in time linear in the text.</summary>
internal sealed class Pattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // The last pattern that was not a literal: a loop over facts mostly asks for one and the same.
    private static volatile Pattern? s_last;

    private readonly string _source;
    private readonly Regex? _regex;
    private readonly Alphabet? _alphabet;

    private Pattern(string source, PatternProblem problem)
    {
        _source = source;
        Problem = problem;
    }

    private Pattern(string source, Regex regex, Alphabet alphabet, int size)
    {
        _source = source;
        _regex = regex;
        _alphabet = alphabet;
        Size = size;
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

    /// <summary>Whether it matches anywhere in the text. Only for a pattern without a problem.</summary>
    public bool IsMatch(string text)
    {
        var letters = ArrayPool<char>.Shared.Rent(text.Length);
        var count = _alphabet!.Translate(text, letters);
        var isMatch = _regex!.IsMatch(letters.AsSpan(0, count));
        ArrayPool<char>.Shared.Return(letters);
        return isMatch;
    }

    private static Pattern Translate(string source)
    {
        var parser = new PatternParser(source);
        var translated = parser.Translate();
        if (parser.Problem is { } problem)
            return new Pattern(source, problem);
        try
        {
            return new Pattern(source, new Regex(translated, Options), parser.Alphabet!, parser.Size);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The engine has bounds of its own, which nobody but it can tell.
            return new Pattern(source, new PatternProblem(0, "the pattern is too complex"));
        }
    }
}
