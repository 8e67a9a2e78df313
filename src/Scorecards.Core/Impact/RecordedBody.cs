using System.Text.Json;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Impact;

/// <summary>The value of a recorded fact, read once for all services that have the same.</summary>
internal sealed class RecordedBody(FactBody body, CelValue value)
{
    public Fact At(DateTimeOffset collectedAt, string? evidence) => Fact.Recorded(value, body, collectedAt, evidence);

    /// <summary>The bodies by their digest; one that is damaged is as good as none.</summary>
    /// <param name="contents">Canonical JSON by its SHA-256.</param>
    public static IReadOnlyDictionary<string, RecordedBody> Read(IReadOnlyDictionary<string, string> contents)
    {
        var bodies = new Dictionary<string, RecordedBody>(contents.Count);
        foreach (var (digest, json) in contents)
        {
            try
            {
                bodies.Add(digest, new RecordedBody(new FactBody(digest, json), RecordedForm.Read(json)));
            }
            catch (JsonException)
            {
                // Left out: the fact counts as not collected, which the report says.
            }
        }

        return bodies;
    }
}
