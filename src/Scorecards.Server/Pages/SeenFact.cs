using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Pages;

/// <summary>A fact that a check looked at, as people read it.</summary>
/// <param name="Name">The name the check uses.</param>
/// <param name="Record">Where it came from.</param>
/// <param name="Value">The value as indented JSON, shortened; null when there is none or it is kept no more.</param>
/// <param name="Hidden">How many characters of the value are left out.</param>
public sealed record SeenFact(string Name, FactRecord Record, string? Value, int Hidden)
{
    private const int LongestValue = 1500;
    private const int LongestLine = 60;
    private const int LongestToParse = 200_000;

    private static readonly JsonWriterOptions _indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<SeenFact> Of(CheckOutcome outcome, IReadOnlyList<FactRecord> facts, IReadOnlyDictionary<string, string> contents) =>
    [
        .. outcome.Facts.Where(f => f.Value >= 0 && f.Value < facts.Count).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => Of(f.Key, facts[f.Value], contents)),
    ];

    private static SeenFact Of(string name, FactRecord fact, IReadOnlyDictionary<string, string> contents)
    {
        if (fact.Digest is null || !contents.TryGetValue(fact.Digest, out var json))
        {
            return new SeenFact(name, fact, null, 0);
        }

        var text = json.Length is <= LongestLine or > LongestToParse ? json : Indented(json);
        return text.Length <= LongestValue ? new SeenFact(name, fact, text, 0)
            : new SeenFact(name, fact, text[..Cut(text)], text.Length - Cut(text));
    }

    // Not through the middle of a character outside the basic plane.
    private static int Cut(string text) => char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue;

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, _indented))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
