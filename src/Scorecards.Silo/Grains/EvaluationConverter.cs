using System.Text.Json;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;

namespace Scorecards.Silo.Grains;

/// <summary>Takes evaluations from silo to silo, so that the core needs to know nothing of Orleans. Within a silo they go as they are.</summary>
[RegisterConverter]
internal sealed class EvaluationConverter : IConverter<Evaluation, EvaluationSurrogate>
{
    public Evaluation ConvertFromSurrogate(in EvaluationSurrogate surrogate) =>
        JsonSerializer.Deserialize(surrogate.Json, ScorecardsJson.Default.Evaluation)!;

    public EvaluationSurrogate ConvertToSurrogate(in Evaluation value) =>
        new() { Json = JsonSerializer.SerializeToUtf8Bytes(value, ScorecardsJson.Default.Evaluation) };
}
