using System.Text.Json;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Schema;

/// <summary>An exemption as the stores keep it: JSON text, and the words of its last step.</summary>
internal static class StoredExemption
{
    public static string Write(Exemption exemption) => JsonSerializer.Serialize(exemption, ScorecardsJson.Default.Exemption);

    public static Exemption Read(string json) => JsonSerializer.Deserialize(json, ScorecardsJson.Default.Exemption)
        ?? throw new JsonException("A stored exemption is null.");

    /// <param name="bodies">A JSON array of texts; null where the engine makes nothing of no rows.</param>
    public static IReadOnlyList<Exemption> ReadAll(string? bodies) => StoredTexts.Read(bodies, Read, e => e.Id);

    public static string StateOf(Exemption exemption) => Word(exemption.Steps[^1].State);

    public static bool IsOpen(Exemption exemption) => exemption.Steps[^1].State is ExemptionState.Requested or ExemptionState.Approved;

    /// <summary>The states that are stored of those that are this at a time, and whether the time must be over.</summary>
    public static (string[] States, bool? Expired) Stored(ExemptionState state) => state switch
    {
        ExemptionState.Expired => ([Word(ExemptionState.Requested), Word(ExemptionState.Approved)], true),
        ExemptionState.Requested or ExemptionState.Approved => ([Word(state)], false),
        _ => ([Word(state)], null),
    };

    private static string Word(ExemptionState state) => state.ToString().ToLowerInvariant();
}
