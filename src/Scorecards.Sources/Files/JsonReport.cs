using System.Text.Json;

namespace Scorecards.Sources.Files;

/// <summary>Reads a report in JSON, bounded in depth.</summary>
internal static class JsonReport
{
    private static readonly JsonDocumentOptions _options = new() { MaxDepth = 64, AllowTrailingCommas = false };

    /// <summary>What <paramref name="read"/> makes of the report.</summary>
    /// <exception cref="ReportException">It is not JSON, or not of the form that is documented.</exception>
    public static T Read<T>(ReportFile report, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(report.Content), _options);
            return read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new ReportException(report.Place, (exception.LineNumber ?? -1) + 1, (exception.BytePositionInLine ?? 0) + 1, "this is not JSON");
        }
        catch (FormatException exception)
        {
            throw new ReportException(report.Place, 0, 0, exception.Message);
        }
        catch (InvalidOperationException exception)
        {
            // Of a text with half a character in it.
            throw new ReportException(report.Place, 0, 0, exception.Message);
        }
    }

    // Some tools of Windows begin a file with the byte order mark, which JSON does not know.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? content[3..] : content;
}
