using System.Text.Json;
using Scorecards.Core.Declarations;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Schema;

/// <summary>An answer as the stores keep it: JSON text.</summary>
internal static class StoredAttestation
{
    public static string Write(Attestation attestation) => JsonSerializer.Serialize(attestation, ScorecardsJson.Default.Attestation);

    public static Attestation Read(string json) => JsonSerializer.Deserialize(json, ScorecardsJson.Default.Attestation)
        ?? throw new JsonException("A stored attestation is null.");

    /// <param name="bodies">A JSON array of texts; null where the engine makes nothing of no rows.</param>
    public static IReadOnlyList<Attestation> ReadAll(string? bodies) => StoredTexts.Read(bodies, Read, a => a.Id);
}
