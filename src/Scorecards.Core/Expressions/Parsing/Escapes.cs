using System.Buffers;
using System.Globalization;
using System.Text;

namespace Scorecards.Core.Expressions.Parsing;

/// <summary>Escape sequences. In text <c>\xFF</c> and <c>\377</c> are code points, in bytes they are single bytes.</summary>
internal static class Escapes
{
    public static string ToText(ReadOnlySpan<char> content, int position, ProblemList problems)
    {
        if (!content.Contains('\\'))
            return content.ToString();
        var text = new StringBuilder(content.Length);
        for (var i = 0; i < content.Length;)
        {
            if (content[i] != '\\')
            {
                text.Append(content[i++]);
                continue;
            }

            var length = Read(content[i..], isBytes: false, out var rune);
            if (length == 0)
            {
                Report(content[i..], position + i, isBytes: false, problems);
                return "";
            }

            text.Append(new Rune(rune).ToString());
            i += length;
        }

        return text.ToString();
    }

    public static byte[] ToBytes(ReadOnlySpan<char> content, int position, ProblemList problems)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(1, content.Length));
        while (content.Length > 0)
        {
            var plain = content.IndexOf('\\');
            if (plain != 0)
            {
                var run = plain < 0 ? content : content[..plain];
                Encoding.UTF8.GetBytes(run, bytes);
                content = content[run.Length..];
                position += run.Length;
                continue;
            }

            var length = Read(content, isBytes: true, out var value);
            if (length == 0)
            {
                Report(content, position, isBytes: true, problems);
                return [];
            }

            bytes.Write([(byte)value]);
            content = content[length..];
            position += length;
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>The length of the escape sequence that the text starts with, and what it stands for; 0 when it is not a valid one.</summary>
    private static int Read(ReadOnlySpan<char> text, bool isBytes, out int value)
    {
        value = 0;
        if (text.Length < 2)
            return 0;
        switch (text[1])
        {
            case '\\' or '?' or '"' or '\'' or '`':
                value = text[1];
                return 2;
            case 'a' or 'b' or 'f' or 'n' or 'r' or 't' or 'v':
                value = text[1] switch { 'a' => 7, 'b' => 8, 'f' => 12, 'n' => 10, 'r' => 13, 't' => 9, _ => 11 };
                return 2;
            case 'x' or 'X':
                return Hex(text, 2, out value);
            case 'u' when !isBytes:
                return Hex(text, 4, out value);
            case 'U' when !isBytes:
                return Hex(text, 8, out value);
            case >= '0' and <= '3' when text.Length >= 4 && text[2] is >= '0' and <= '7' && text[3] is >= '0' and <= '7':
                value = ((text[1] - '0') * 64) + ((text[2] - '0') * 8) + (text[3] - '0');
                return 4;
            default:
                return 0;
        }
    }

    private static int Hex(ReadOnlySpan<char> text, int digits, out int value)
    {
        value = 0;
        return text.Length >= 2 + digits
            && int.TryParse(text.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            && Rune.IsValid(value)
                ? 2 + digits
                : 0;
    }

    private static void Report(ReadOnlySpan<char> text, int position, bool isBytes, ProblemList problems)
    {
        var shown = text[..Math.Min(text.Length, 2)].ToString();
        problems.Add(position, (text.Length > 1 ? text[1] : '\0') switch
        {
            'u' or 'U' when isBytes => $"{shown} stands for a code point, which bytes do not have",
            'u' => @"\u needs four hexadecimal digits of a code point that is not a surrogate",
            'U' => @"\U needs eight hexadecimal digits of a code point that is not a surrogate",
            'x' or 'X' => $"{shown} needs two hexadecimal digits",
            >= '0' and <= '9' => "an octal escape has three digits, from 000 to 377",
            _ => $"{shown} is not an escape sequence",
        }, @"for a backslash write \\, or a raw text r""…""");
    }
}
