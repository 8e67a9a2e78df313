namespace Scorecards.Silo.Grains;

/// <summary>An evaluation between two silos: UTF-8 JSON as the store has it.</summary>
[GenerateSerializer, Alias("scorecards.evaluation")]
internal struct EvaluationSurrogate
{
    [Id(0)]
    public byte[] Json;
}
