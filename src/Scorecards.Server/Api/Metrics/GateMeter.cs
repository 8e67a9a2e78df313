using System.Diagnostics.Metrics;
using System.Text.Json;
using Scorecards.Core.Runtime;
using Scorecards.Server.Gates;

namespace Scorecards.Server.Api.Metrics;

/// <summary>Counts what the gate answers, for whoever listens to the meter of evaluations.</summary>
internal static class GateMeter
{
    private static readonly Meter _meter = new(EvaluationMeter.Name);

    private static readonly Counter<long> _answers = _meter.CreateCounter<long>(
        "scorecards.gate.answers", description: "Answers of the gate by environment, decision, mode and quality of the data; decision none where the question could not be decided.");

    public static void Count(GateAnswer answer)
    {
        if (answer is not GateAnswer.Decided decided)
        {
            Add("", "none", "", "");
        }
        else if (!decided.Simulated)
        {
            Add(decided.Decision.Question.Environment, Word(decided.Decision.Decision), Word(decided.Decision.Mode), Word(decided.Decision.DataQuality));
        }
    }

    private static void Add(string environment, string decision, string mode, string quality) => _answers.Add(
        1, new("environment", environment), new("decision", decision), new("mode", mode), new("data_quality", quality));

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
