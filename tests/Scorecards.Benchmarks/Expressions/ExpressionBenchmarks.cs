using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Scorecards.Core.Expressions;

namespace Scorecards.Benchmarks.Expressions;

/// <summary>Five typical checks: compiling them, and evaluating them over facts that are there. The floor is <see cref="Rotation"/>
/// written by hand over the same values. Goal: 2,000,000 evaluations of <see cref="Rotation"/> a second and core, under 300 bytes each.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ExpressionBenchmarks
{
    private const string Rotation = "size(facts.schedule.users) >= 6 && service.tier <= 2";

    private static readonly ExpressionScope Scope = new(new Dictionary<string, CelType>
    {
        ["facts"] = CelType.Object("facts", new Dictionary<string, CelType>
        {
            ["schedule"] = CelType.Dyn,
            ["rules"] = CelType.Dyn,
            ["repo"] = CelType.Dyn,
        }),
        ["service"] = CelType.Object("service", new Dictionary<string, CelType>
        {
            ["tier"] = CelType.Int,
            ["name"] = CelType.String,
            ["annotations"] = CelType.Map(CelType.String, CelType.String),
        }),
    });

    private readonly Values _values = new();
    private Expression _expression = null!;

    [Params(
        Rotation,
        "facts.rules.exists(r, r.type == 'alerting' && 'runbook_url' in r.annotations)",
        "has(facts.repo.license) && facts.repo.branch in ['main', 'master']",
        "facts.repo.version.matches('^v[0-9]+\\\\.[0-9]+\\\\.[0-9]+$')",
        "double(facts.repo.covered) / double(facts.repo.lines) >= 0.8 || service.annotations[?'coverage'].orValue('') == 'off'")]
    public string Source { get; set; } = "";

    [GlobalSetup]
    public void Compile() => _expression = Parse().Value ?? throw new InvalidOperationException(Source);

    [Benchmark]
    public CompileResult<Expression> Parse() => Expression.Compile(Source, Scope);

    [Benchmark]
    public CelValue Evaluate() => _expression.Evaluate(_values);

    [Benchmark(Baseline = true)]
    public bool ByHand() =>
        _values.TryGet("facts", out var facts) && facts.TryGet("schedule", out var schedule) && schedule.TryGet("users", out var users) && users.AsList().Count >= 6
        && _values.TryGet("service", out var service) && service.TryGet("tier", out var tier) && tier.AsInt() <= 2;

    private sealed class Values : IBindings
    {
        private readonly CelValue _facts = Json(
            """
            {
              "schedule": { "users": ["a", "b", "c", "d", "e", "f"] },
              "rules": [
                { "type": "recording", "annotations": {} },
                { "type": "alerting", "annotations": {} },
                { "type": "alerting", "annotations": { "runbook_url": "https://example.com" } }
              ],
              "repo": { "license": "MIT", "branch": "main", "version": "v1.20.3", "covered": 750, "lines": 1000 }
            }
            """);

        private readonly CelValue _service = Json("""{ "name": "pay", "tier": 1, "annotations": { "coverage": "off" } }""");

        public bool TryGet(string name, out CelValue value)
        {
            value = name == "facts" ? _facts : _service;
            return true;
        }

        private static CelValue Json(string text)
        {
            using var document = JsonDocument.Parse(text);
            return CelValue.FromJson(document.RootElement);
        }
    }
}
