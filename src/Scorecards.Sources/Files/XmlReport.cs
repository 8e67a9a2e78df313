using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace Scorecards.Sources.Files;

/// <summary>Reads a report in XML element by element: no document type is looked at, no entity is replaced, nothing is fetched; bounded in depth.</summary>
internal static class XmlReport
{
    private const int MaxDepth = 64;

    /// <summary>Shows each element to <paramref name="element"/>, which looks at its name, depth and attributes and does not move on.</summary>
    /// <param name="hasType">Whether the format's documents may begin with a document type, which is passed over; any other is refused.</param>
    /// <param name="ended">Shown each element that is not empty at its end, with its text, which is the text after the last element in it.</param>
    /// <exception cref="ReportException">It is not XML, or what the reader of the format makes of it.</exception>
    public static void Read(ReportFile report, bool hasType, Action<XmlReader> element, Action<XmlReader, string>? ended = null)
    {
        var text = new StringBuilder();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = hasType ? DtdProcessing.Ignore : DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1024,
            MaxCharactersInDocument = report.Content.Length + 1L,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        try
        {
            using var stream = MemoryMarshal.TryGetArray(report.Content, out var bytes)
                ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
                : new MemoryStream(report.Content.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element when reader.Depth > MaxDepth:
                        throw Wrong(report, reader, $"elements lie more than {MaxDepth} deep");
                    case XmlNodeType.Element:
                        text.Clear();
                        element(reader);
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA when ended is not null:
                        text.Append(reader.Value);
                        break;
                    case XmlNodeType.EndElement:
                        ended?.Invoke(reader, text.ToString().Trim());
                        text.Clear();
                        break;
                }
            }
        }
        catch (XmlException exception)
        {
            throw new ReportException(report.Place, exception.LineNumber, exception.LinePosition, $"this is not XML that is read here: {WithoutPlace(exception.Message)}");
        }
    }

    /// <summary>Whether a report begins as XML does and JSON does not.</summary>
    public static bool IsXml(ReportFile report)
    {
        var content = report.Content.Span;
        var begin = content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content;
        return begin.TrimStart(" \t\r\n"u8) is [(byte)'<', ..] || content.StartsWith(Encoding.Unicode.Preamble) || content.StartsWith(Encoding.BigEndianUnicode.Preamble);
    }

    /// <summary>An attribute that is a number; null when it is not there, empty, NaN or infinite.</summary>
    /// <exception cref="ReportException">It is no number.</exception>
    public static double? Number(ReportFile report, XmlReader reader, string attribute)
    {
        if (reader.GetAttribute(attribute) is not { Length: > 0 } text)
            return null;
        if (!double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            throw Wrong(report, reader, $"{attribute}=\"{ReportText.Shorten(text)}\" is no number");
        return double.IsFinite(number) ? number : null;
    }

    /// <summary>An attribute that is a count; null when it is not there.</summary>
    /// <exception cref="ReportException">It is no whole number from 0 on.</exception>
    public static long? Count(ReportFile report, XmlReader reader, string attribute)
    {
        if (reader.GetAttribute(attribute) is not { Length: > 0 } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= int.MaxValue
            ? count
            : throw Wrong(report, reader, $"{attribute}=\"{ReportText.Shorten(text)}\" is no count");
    }

    public static ReportException Wrong(ReportFile report, XmlReader reader, string message) =>
        reader is IXmlLineInfo place ? new(report.Place, place.LineNumber, place.LinePosition, message) : new(report.Place, 0, 0, message);

    // The place is told before the message already.
    private static string WithoutPlace(string message) => message.LastIndexOf(" Line ", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
}
