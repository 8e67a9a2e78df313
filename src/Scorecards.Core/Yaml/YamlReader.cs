using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Scorecards.Core.Yaml;

/// <summary>
/// Reads YAML event by event into nodes with places, within <see cref="YamlLimits"/>. It keeps its own stack: the object
/// readers of the library recurse, so that ten thousand open brackets would end the process.
/// </summary>
public static class YamlReader
{
    public static YamlResult Read(string text, string file, YamlLimits limits)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > limits.MaxBytes)
        {
            return Refused(new Problem(file, 0, 0,
                $"the file has {size / 1024} KiB, at most {limits.MaxBytes / 1024} KiB are read", "split it into several files"));
        }

        var builder = new YamlBuilder(text, file, limits);
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
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
            return Refused(new Problem(file, (int)e.Start.Line, (int)e.Start.Column, $"this is not YAML: {Sentence(e)}",
                "look for a missing quote, colon or bracket, or a tab used as indentation"));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner has corners in which broken input ends in one of these instead of a YamlException.
            return Refused(new Problem(file, 0, 0, $"this is not YAML: {e.Message}"));
        }

        return new YamlResult(builder.Documents, builder.Problems);
    }

    private static YamlResult Refused(Problem problem) => new([], [problem]);

    private static string Sentence(YamlException e) => (e.InnerException?.Message ?? e.Message).TrimEnd('.', ' ');
}
