using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>What was seen of a service over time: random weights and steps, each some minutes after the one before, or before it.</summary>
internal sealed record Story(IReadOnlyList<int> Weights, IReadOnlyList<Step> Steps, int Choice)
{
    public static readonly Gen<string> Seen = Gen.Frequency(
        (4, Gen.Elements('P')), (2, Gen.Elements('F')), (1, Gen.Elements('H')), (2, Gen.Elements('S')), (1, Gen.Elements('D')), (2, Gen.Elements('U')), (1, Gen.Elements('N')))
        .ArrayOf(World.Checks).Select(letters => new string(letters));

    /// <summary>From minutes to days, around the grace of 72 hours, and sometimes backwards.</summary>
    private static readonly Gen<int> _minutes = Gen.Frequency((5, Gen.Choose(1, 60)), (3, Gen.Choose(60, 72 * 60)), (1, Gen.Elements(72 * 60 - 1, 72 * 60, 72 * 60 + 1)), (1, Gen.Choose(-600, 0)));

    public static readonly Gen<Story> Any =
        from weights in Gen.Frequency((1, Gen.Elements(0)), (6, Gen.Choose(1, 20))).ArrayOf(World.Checks)
        from count in Gen.Choose(1, 6)
        from steps in _minutes.Zip(Seen, (minutes, seen) => new Step(minutes, seen)).ArrayOf(count)
        from choice in Gen.Choose(0, int.MaxValue)
        select new Story(weights, steps, choice);

    public DefinitionSet Definitions => World.Definitions(Weights);

    /// <summary>When the last step was.</summary>
    public DateTimeOffset End => World.Begin.AddMinutes(Steps.Sum(s => s.Minutes));

    /// <summary>The evaluation of each step.</summary>
    public List<Evaluation> Play()
    {
        var (definitions, at) = (Definitions, World.Begin);
        var played = new List<Evaluation>();
        foreach (var step in Steps)
        {
            at = at.AddMinutes(step.Minutes);
            played.Add(World.Evaluate(definitions, step.Seen, played.LastOrDefault(), at));
        }

        return played;
    }

    public override string ToString() => $"weights {string.Join(',', Weights)}; {string.Join(", ", Steps)}; choice {Choice}";
}

/// <param name="Minutes">Since the step before.</param>
internal sealed record Step(int Minutes, string Seen)
{
    public override string ToString() => $"{Minutes:+0;-0}m {Seen}";
}
