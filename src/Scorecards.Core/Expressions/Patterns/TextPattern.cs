using System.Text.RegularExpressions;

namespace Scorecards.Core.Expressions.Patterns;

/// <summary>A regular expression in the syntax of RE2 (https://github.com/google/re2/wiki/Syntax), matched in time linear in the text.</summary>
public sealed class TextPattern
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int Short = 256;

    // The last pattern that was not a literal: a loop over facts mostly asks for one and the same.
    private static volatile TextPattern? _last;

    private readonly string _source;
    private readonly Regex? _regex;
    private readonly Alphabet? _alphabet;

    private TextPattern(string source, PatternFault problem)
    {
        _source = source;
        Fault = problem;
    }

    private TextPattern(string source, Regex regex, Alphabet alphabet, int size)
    {
        _source = source;
        _regex = regex;
        _alphabet = alphabet;
        Size = size;
    }

    /// <summary>What is wrong with it; null when it can match.</summary>
    public PatternFault? Fault { get; }

    /// <summary>The characters and sets it has, repetitions written out.</summary>
    public int Size { get; }

    public static TextPattern Parse(string source)
    {
        if (_last is { } last && last._source == source)
            return last;
        var pattern = Translate(source);
        _last = pattern;
        return pattern;
    }

    /// <summary>Whether it matches anywhere in the text. Only for a pattern without a problem.</summary>
    public bool IsMatch(string text)
    {
        var letters = text.Length <= Short ? stackalloc char[Short] : GC.AllocateUninitializedArray<char>(text.Length);
        return _regex!.IsMatch(letters[.._alphabet!.Translate(text, letters)]);
    }

    private static TextPattern Translate(string source)
    {
        var parser = new PatternParser(source);
        var translated = parser.Translate();
        if (parser.Fault is { } problem)
            return new TextPattern(source, problem);
        try
        {
            return new TextPattern(source, new Regex(translated, Options), parser.Alphabet!, parser.Size);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // The engine has bounds of its own, which nobody but it can tell.
            return new TextPattern(source, new PatternFault(0, "the pattern is too complex"));
        }
    }
}
