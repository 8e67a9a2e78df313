using System.Text;

namespace Scorecards.Core.Expressions.Parsing;

/// <summary>A parsed expression: its source, its root, and where in the source it ends.</summary>
internal sealed record SyntaxTree(string Source, SyntaxNode Root, int End)
{
    /// <summary>The bytes that an expression may have, in UTF-8.</summary>
    public const int MostBytes = 2048;

    /// <summary>Parses a whole text as one expression; null when there are problems.</summary>
    public static SyntaxTree? Parse(string source, ProblemList problems)
    {
        if (source.Length > MostBytes || Encoding.UTF8.GetByteCount(source) > MostBytes)
        {
            problems.Add(0, $"the expression is longer than {MostBytes} bytes");
            return null;
        }

        return Parse(source, 0, inTemplate: false, problems);
    }

    /// <summary>Parses the part of a template that starts here and ends before the brace that closes it.</summary>
    public static SyntaxTree? ParsePart(string source, int start, ProblemList problems) =>
        Parse(source, start, inTemplate: true, problems);

    private static SyntaxTree? Parse(string source, int start, bool inTemplate, ProblemList problems)
    {
        if (LoneSurrogate(source) is var lone and >= 0)
        {
            problems.Add(lone, "half a surrogate pair is not a character");
            return null;
        }

        var tokens = new Lexer(source, start, inTemplate, problems).Read();
        var end = tokens[^1].Span.Start;
        if (problems.Any)
            return null;
        if (Encoding.UTF8.GetByteCount(source.AsSpan(start, end - start)) > MostBytes)
        {
            problems.Add(start, $"the expression is longer than {MostBytes} bytes");
            return null;
        }

        var root = new ExpressionParser(new TokenCursor(tokens, problems)).Parse();
        return problems.Any ? null : new SyntaxTree(source, root, end);
    }

    private static int LoneSurrogate(string source)
    {
        for (var i = 0; i < source.Length; i++)
        {
            if (!char.IsSurrogate(source[i]))
                continue;
            if (i + 1 >= source.Length || !char.IsSurrogatePair(source[i], source[i + 1]))
                return i;
            i++;
        }

        return -1;
    }
}
