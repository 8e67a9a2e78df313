using System.Text.Json;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Storage.Schema;

/// <summary>An evaluation as the stores keep it: JSON text.</summary>
internal static class StoredEvaluation
{
    public static string Write(Evaluation evaluation) =>
        JsonSerializer.Serialize(evaluation, ScorecardsJson.Default.Evaluation);

    public static Evaluation Read(string json) =>
        JsonSerializer.Deserialize(json, ScorecardsJson.Default.Evaluation)
        ?? throw new JsonException("A stored evaluation is null.");

    /// <summary>A row of history: its body as it was saved first, and until when it was confirmed since.</summary>
    public static Evaluation Read(string json, long confirmedUntil) =>
        Read(json) with { ConfirmedUntil = StoredTime.Read(confirmedUntil) };
}
