using System.Text;

namespace Scorecards.Core.Expressions.Parsing;

/// <summary>String and bytes literals: both quotes, tripled quotes, raw (<c>r"…"</c>) and bytes (<c>b"…"</c>).</summary>
internal static class StringLiteral
{
    public static SyntaxToken Read(string source, int start, ProblemList problems)
    {
        var at = start;
        var bytes = source[at] is 'b' or 'B';
        if (bytes)
            at++;
        var raw = source[at] is 'r' or 'R';
        if (raw)
            at++;
        var quote = source[at];
        var tripled = at + 2 < source.Length && source[at + 1] == quote && source[at + 2] == quote;
        var open = at + (tripled ? 3 : 1);
        var close = Close(source, open, quote, tripled, raw);
        if (close < 0)
        {
            problems.Add(start, tripled ? $"the text has no closing {new string(quote, 3)}" : $"the text has no closing {quote} on its line",
                tripled ? null : $"text over several lines stands between {new string(quote, 3)} and {new string(quote, 3)}");
            return new SyntaxToken(TokenKind.End, new SourceSpan(start, source.Length));
        }

        var span = new SourceSpan(start, close + (tripled ? 3 : 1));
        var content = source.AsSpan(open, close - open);
        var value = (raw, bytes) switch
        {
            (true, false) => CelValue.Of(content.ToString()),
            (true, true) => CelValue.Of(Encoding.UTF8.GetBytes(content.ToString())),
            (false, false) => CelValue.Of(Escapes.ToText(content, open, problems)),
            (false, true) => CelValue.Of(Escapes.ToBytes(content, open, problems)),
        };
        return new SyntaxToken(TokenKind.Literal, span, span.Of(source), value);
    }

    private static int Close(string source, int from, char quote, bool tripled, bool raw)
    {
        for (var i = from; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\\' && !raw)
                i++;
            else if (c == quote && !tripled)
                return i;
            else if (c == quote && i + 2 < source.Length && source[i + 1] == quote && source[i + 2] == quote)
                return i;
            else if (c is '\r' or '\n' && !tripled)
                return -1;
        }

        return -1;
    }
}
