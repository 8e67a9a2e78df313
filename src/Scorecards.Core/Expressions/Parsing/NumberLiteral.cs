using System.Globalization;

namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Int, uint and double literals: <c>12</c>, <c>0xFF</c>, <c>12u</c>, <c>1.5</c>, <c>.5e-3</c>.</summary>
internal static class NumberLiteral
{
    public static SyntaxToken Read(string source, int start, ProblemList problems)
    {
        var text = source.AsSpan(start);
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X' && char.IsAsciiHexDigit(text[2]))
            return Hex(source, start, problems);

        var length = Digits(text);
        var isDouble = false;
        if (length < text.Length && text[length] == '.' && Digits(text[(length + 1)..]) is var fraction and > 0)
        {
            length += 1 + fraction;
            isDouble = true;
        }

        var exponent = Exponent(text[length..]);
        if (exponent > 0)
        {
            length += exponent;
            isDouble = true;
        }

        return isDouble
            ? OfDouble(source, new SourceSpan(start, start + length), problems)
            : OfInteger(source, start, start + length, 10, problems);
    }

    private static SyntaxToken Hex(string source, int start, ProblemList problems)
    {
        var end = start + 2;
        while (end < source.Length && char.IsAsciiHexDigit(source[end]))
            end++;
        return OfInteger(source, start, end, 16, problems);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }

    private static int Exponent(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] is not ('e' or 'E'))
            return 0;
        var sign = text.Length > 1 && text[1] is '+' or '-' ? 1 : 0;
        var digits = Digits(text[(1 + sign)..]);
        return digits == 0 ? 0 : 1 + sign + digits;
    }

    private static SyntaxToken OfDouble(string source, SourceSpan span, ProblemList problems)
    {
        var value = double.Parse(span.Of(source), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value))
            problems.Add(span.Start, "the number is too large for a double");
        return Ended(source, new SyntaxToken(TokenKind.Literal, span, span.Of(source), CelValue.Of(value)), problems);
    }

    private static SyntaxToken OfInteger(string source, int start, int end, int radix, ProblemList problems)
    {
        var digits = source.AsSpan(start..end);
        var unsigned = end < source.Length && source[end] is 'u' or 'U';
        var span = new SourceSpan(start, unsigned ? end + 1 : end);
        var valid = radix == 16
            ? ulong.TryParse(digits[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        var smallest = valid && !unsigned && value == 1UL << 63;
        if (!valid || (!unsigned && value > long.MaxValue && !smallest))
            problems.Add(start, unsigned ? "the number is too large for a uint" : "the number is too large for an int", unsigned ? null : "for a double, write it with a fraction");
        return Ended(source, new SyntaxToken(TokenKind.Literal, span, span.Of(source), unsigned ? CelValue.Of(value) : CelValue.Of(unchecked((long)value)))
        {
            NeedsMinus = smallest,
        }, problems);
    }

    private static SyntaxToken Ended(string source, SyntaxToken token, ProblemList problems)
    {
        var end = token.Span.End;
        if (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_'))
            problems.Add(end, $"a number ends before '{source[end]}'");
        return token;
    }
}
