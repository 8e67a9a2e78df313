using BenchmarkDotNet.Attributes;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Grades;
using Scorecards.Core.Improving;
using Scorecards.Core.Scoring;

namespace Scorecards.Benchmarks.Improving;

/// <summary>The plans of a service with 500 checks, of which 200 can be fixed. The floor is one tally of the same outcomes. Goal: 20 ms.</summary>
[ShortRunJob]
public class ImprovementBenchmarks
{
    private const int Checks = 500;
    private const int Fixable = 200;

    private Scorecard _card = null!;
    private Dictionary<string, CheckOutcome> _outcomes = null!;
    private Dictionary<string, TimeSpan?> _efforts = null!;

    /// <summary>How efforts go with weights: the more alike the candidates, the harder the choice.</summary>
    [Params("any", "quarters of an hour", "like the weight", "a third unknown")]
    public string Efforts { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        var weights = Enumerable.Range(0, Checks).Select(_ => random.Next(1, 1001)).ToArray();
        _card = new Scorecard
        {
            Metadata = new Metadata { Name = "card" },
            Spec = new ScorecardSpec { Checks = [], Coverage = new CoverageSpec { Rated = 80, Full = 95 } },
            Checks = [.. weights.Select((w, i) => new WeightedCheck($"c{i}", w))],
            Bands = GradeBands.Default,
            File = "",
        };
        _outcomes = Enumerable.Range(0, Checks).ToDictionary(i => $"c{i}", i => Outcome(i, random));
        _efforts = Enumerable.Range(0, Checks).ToDictionary(i => $"c{i}", i => (TimeSpan?)TimeSpan.FromMinutes(Efforts switch
        {
            "quarters of an hour" => 15 * random.Next(1, 160),
            "like the weight" => weights[i] + 100,
            _ => random.Next(1, 2_401),
        }));
    }

    [Benchmark]
    public IReadOnlyList<Improvement> Plan() => new ImprovementPlanner(_card, _outcomes, c => _efforts[c]).Plan([new Unlock(Grade.A, "deploy at any time")]);

    [Benchmark(Baseline = true)]
    public ScorecardResult OneTally() => Tally.Of(_card, _outcomes);

    private CheckOutcome Outcome(int i, Random random)
    {
        var kind = i >= Fixable ? OutcomeKind.Pass
            : Efforts == "a third unknown" && i % 3 == 0 ? OutcomeKind.Unknown
            : i % 2 == 0 ? OutcomeKind.Partial : OutcomeKind.Fail;
        return new CheckOutcome
        {
            Check = $"c{i}",
            Outcome = kind,
            Value = kind switch { OutcomeKind.Pass => 1, OutcomeKind.Partial => random.Next(1, 1_000_000) / 1_000_000m, _ => 0 },
            UnknownCause = kind == OutcomeKind.Unknown ? UnknownCause.Subject : null,
            Stage = Stage.Enforced,
            Severity = Severity.Medium,
            Enforced = true,
        };
    }
}
