using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Definitions;

/// <summary>What an evaluation of one service has to ask, check by check.</summary>
/// <param name="ServiceValue">The service as expressions see it.</param>
public sealed record FactPlan(DefinitionSet Definitions, Service Service, CelValue ServiceValue, IReadOnlyList<PlannedCheck> Checks)
{
    /// <param name="serverUrl">This server's own address, <c>server.url</c> in templates.</param>
    public static FactPlan For(DefinitionSet definitions, Service service, string serverUrl)
    {
        var value = Catalog.ServiceValue.Of(service);
        var server = CelValue.Map([new("url", CelValue.Of(serverUrl))]);
        var variables = new BoundVariables(("service", value), ("server", server));
        var checks = new List<PlannedCheck>(definitions.Checks.Count);
        foreach (var check in definitions.Checks.Values.Where(c => c.Runs))
        {
            var settled = check.Applies(value);
            checks.Add(new PlannedCheck(check, settled, settled is null ? [.. check.Facts.Select(f => Plan(f, check.Spec.FreshFor, service, variables))] : []));
        }

        return new FactPlan(definitions, service, value, checks);
    }

    /// <summary>Every question once, with the shortest times that any check asks for.</summary>
    public IReadOnlyDictionary<FactKey, PlannedFact> Questions()
    {
        var questions = new Dictionary<FactKey, PlannedFact>();
        foreach (var fact in Checks.SelectMany(c => c.Facts).Where(f => f.Request is not null))
        {
            questions[fact.Key] = questions.TryGetValue(fact.Key, out var other)
                ? other with { Ttl = Shorter(fact.Ttl, other.Ttl), FreshFor = Shorter(fact.FreshFor, other.FreshFor) }
                : fact;
        }

        return questions;
    }

    private static PlannedFact Plan(CheckFact fact, TimeSpan freshFor, Service service, BoundVariables variables)
    {
        var arguments = new KeyValuePair<string, CelValue>[fact.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = fact.Arguments[i];
            var value = argument.Value.Render(variables);
            if (value.TryGetError(out var error))
            {
                // A template looks only at the service: what it misses there (an annotation) is for the service's team to add.
                return new PlannedFact(fact.Name, new FactKey(fact.Source, fact.Query, ""), null, new FactError(UnknownCause.Subject, $"{argument.Name}: {error}"), fact.Ttl, freshFor);
            }

            arguments[i] = new(argument.Name, value);
        }

        var request = new FactRequest(service, fact.Source, fact.Query, CelValue.Map(arguments));
        return new PlannedFact(fact.Name, request.Key, request, null, fact.Ttl, freshFor);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

/// <summary>A check of the plan.</summary>
/// <param name="Settled">What is clear without any fact: the check does not apply, or its <c>appliesTo</c> failed; else null.</param>
public sealed record PlannedCheck(Check Check, Observation? Settled, IReadOnlyList<PlannedFact> Facts);

/// <summary>A fact of a planned check: the question, or why it cannot even be asked.</summary>
/// <param name="Ttl">When it is asked for again.</param>
/// <param name="FreshFor">An older one is stale.</param>
public sealed record PlannedFact(string Name, FactKey Key, FactRequest? Request, FactError? Error, TimeSpan Ttl, TimeSpan FreshFor);
