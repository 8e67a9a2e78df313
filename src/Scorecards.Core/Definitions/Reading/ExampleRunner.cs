using System.Text.Json;
using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Runs the examples of a check as tests.</summary>
internal static class ExampleRunner
{
    /// <summary>How near a partial value must be: a third is written 0.333.</summary>
    private const decimal Tolerance = 0.001m;

    private static readonly Service _ordinary = new()
    {
        Id = "example",
        Name = "example",
        Team = "example-team",
        Description = "An ordinary service",
    };

    public static void Run(Check check, ProblemList report)
    {
        foreach (var example in check.Spec.Examples)
        {
            var service = ServiceOf(example, report);
            var facts = FactsOf(check, example, report);
            if (service is null || facts is null)
            {
                continue;
            }

            // An example says what a check makes of facts, so it runs as if every source were configured.
            var seen = (check with { MissingSources = [] }).Applies(service.Value) ?? check.Observe(service.Value, facts, Example.Now);
            if (Word(seen.Outcome) != Word(example.Expect.Value))
            {
                report.Add(example.Expect, $"this example should be {Word(example.Expect.Value)}, but the check says {Word(seen.Outcome)}"
                    + (seen.Message is null ? "" : $": {seen.Message}"), "mend the check or the example");
            }
            else if (example.Value is { } value && Math.Abs(value - seen.Value) >= Tolerance)
            {
                report.Add(example.Expect, $"this example should have the value {value}, but the check says {seen.Value}", "mend the check or the example");
            }
        }
    }

    private static string Word(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static CelValue? ServiceOf(ExampleSpec example, ProblemList report)
    {
        var fields = ServiceValue.Of(_ordinary).AsMap().ToDictionary(e => e.Key.AsString(), e => e.Value);
        if (example.Service is not { } given)
        {
            return CelValue.Map([.. fields]);
        }

        if (given.Node is not YamlMap map)
        {
            report.Add(given, "service must be a map of the fields that differ from an ordinary service", "such as { tier: 1 }");
            return null;
        }

        var known = ServiceValue.Type.Fields!;
        foreach (var (key, node) in map.Entries)
        {
            var value = node.ToCel();
            if (!known.ContainsKey(key.Text))
            {
                report.Add(key, $"a service has no field '{key.Text}'", Spelling.Hint(key.Text, [.. known.Keys]));
                return null;
            }

            if (value.Kind == CelKind.Null)
            {
                fields.Remove(key.Text);
            }
            else
            {
                fields[key.Text] = value;
            }
        }

        return CelValue.Map([.. fields]);
    }

    private static Dictionary<string, Fact>? FactsOf(Check check, ExampleSpec example, ProblemList report)
    {
        var facts = new Dictionary<string, Fact>();
        if (example.Attestation is { } answer)
        {
            if (check.Spec.Attestation is not { } asked)
            {
                report.Add(answer, "the check asks people nothing", "give the example facts instead");
                return null;
            }

            facts.Add(AttestationQuestion.AnswerFact, Fact.Ok(AttestationRules.Example(answer.Value, asked), Example.Now));
        }

        foreach (var (name, value) in example.Facts)
        {
            if (!check.Spec.Facts.ContainsKey(name))
            {
                report.Add(value, $"the check has no fact '{name}'", Spelling.Hint(name, [.. check.Spec.Facts.Keys]));
                return null;
            }

            facts.Add(name, Fact.Ok(value.Value, Example.Now));
        }

        return facts;
    }
}
