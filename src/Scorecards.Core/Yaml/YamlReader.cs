using System.Text;
using YamlDotNet.Core;

namespace Scorecards.Core.Yaml;

/// <summary>
/// Reads YAML event by event into nodes with places, within <see cref="YamlLimits"/>. It keeps its own stack: the object
/// readers of the library recurse, so that ten thousand open brackets would end the process.
/// </summary>
public static class YamlReader
{
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>The documents of a text, or what is wrong with it. Never throws.</summary>
    /// <param name="file">The name to report problems under.</param>
    public static YamlResult Read(string text, string file, YamlLimits limits)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > limits.MaxBytes)
        {
            return Refused(new Problem(file, 0, 0,
                $"the file has {(size + 1023) / 1024} KiB, at most {limits.MaxBytes / 1024} KiB are read", "split it into several files"));
        }

        text = text.StartsWith(ByteOrderMark) ? text[1..] : text;
        return FindForbidden(text) is { } forbidden ? Refused(Forbidden(text, forbidden, file)) : Parse(text, file, limits);
    }

    private static YamlResult Parse(string text, string file, YamlLimits limits)
    {
        var builder = new YamlBuilder(text, file, limits);
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            var parser = new Parser(scanner);
            while (parser.MoveNext())
            {
                if (builder.Add(parser.Current!) is { } problem)
                {
                    return Refused(problem);
                }
            }
        }
        catch (YamlException e)
        {
            // Of a tab, the library says where the map around it begins.
            var at = e.Message.Contains("invalid tab", StringComparison.Ordinal) ? scanner.CurrentPosition : e.Start;
            return Refused(NotYaml(file, Place(text, at), (e.InnerException?.Message ?? e.Message).TrimEnd('.', ' ')));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner has corners in which broken input ends in one of these instead of a YamlException.
            return Refused(NotYaml(file, Place(text, scanner.CurrentPosition), "it cannot be read here"));
        }

        return new YamlResult(builder.Documents, builder.Problems);
    }

    /// <summary>The parser takes NUL for the end of something, and half a surrogate pair is no character.</summary>
    private static int? FindForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return null;
    }

    private static Problem Forbidden(string text, int index, string file)
    {
        var before = text.AsSpan(0, index);
        return new Problem(file, before.Count('\n') + 1, index - before.LastIndexOf('\n'), $"the character U+{(int)text[index]:X4} is not allowed in YAML",
            "save the file as plain text in UTF-8");
    }

    /// <summary>What is missing at the end of a file is missed after its last character, not on a line that is not there.</summary>
    private static (int Line, int Column) Place(string text, Mark at)
    {
        var lines = text.TrimEnd('\n', '\r').Split('\n');
        return at.Line <= lines.Length ? ((int)at.Line, (int)at.Column) : (lines.Length, lines[^1].TrimEnd('\r').Length + 1);
    }

    private static Problem NotYaml(string file, (int Line, int Column) at, string why) => new(file, at.Line, at.Column, $"this is not YAML: {why}",
        "look for a missing quote, colon or bracket, or a tab used as indentation");

    private static YamlResult Refused(Problem problem) => new([], [problem]);
}
