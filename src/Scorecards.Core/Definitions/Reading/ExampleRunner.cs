using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Runs the examples of a check as tests.</summary>
internal static class ExampleRunner
{
    private static readonly Service _ordinary = new()
    {
        Id = "example",
        Name = "example",
        Team = "example-team",
        Description = "An ordinary service",
        DependsOn = [],
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
            if (seen.Outcome.ToString() != example.Expect.Value.ToString())
            {
                report.Add(example.Expect, $"this example should be {Word(example.Expect.Value)}, but the check says {Word(seen.Outcome)}"
                    + (seen.Message is null ? "" : $": {seen.Message}"));
            }
            else if (example.Value is { } value && (decimal)value != seen.Value)
            {
                report.Add(example.Expect, $"this example should have the value {value}, but the check says {seen.Value}");
            }
        }
    }

    private static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static CelValue? ServiceOf(ExampleSpec example, ProblemList report)
    {
        var ordinary = ServiceValue.Of(_ordinary);
        if (example.Service is not { } given)
        {
            return ordinary;
        }

        if (given.Value.Kind != CelKind.Map)
        {
            report.Add(given, "service must be a map of the fields that differ from an ordinary service");
            return null;
        }

        var fields = ordinary.AsMap().ToDictionary(e => e.Key.AsString(), e => e.Value);
        var known = ServiceValue.Type.Fields!;
        foreach (var (key, value) in given.Value.AsMap())
        {
            var name = key.AsString();
            if (!known.ContainsKey(name))
            {
                report.Add(given, $"a service has no field '{name}'", Spelling.Hint(name, [.. known.Keys]));
                return null;
            }

            if (value.Kind == CelKind.Null)
            {
                fields.Remove(name);
            }
            else
            {
                fields[name] = value;
            }
        }

        return CelValue.Map([.. fields]);
    }

    private static Dictionary<string, Fact>? FactsOf(Check check, ExampleSpec example, ProblemList report)
    {
        var facts = new Dictionary<string, Fact>();
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
