using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Scoring;

/// <summary>
/// Six real checks over one service, c0 to c5: two blockers, two of high severity, a medium and a low one. What is seen of them
/// is written as six letters: P pass, F fail, H half; unknown by S the source, D the definition, U the subject; N not applicable.
/// </summary>
internal static class World
{
    public const int Checks = 6;

    public static readonly DateTimeOffset Begin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] _severities = ["blocker", "blocker", "high", "high", "medium", "low"];

    private static readonly DefinitionSet _set = TestDefinitions.Set(
    [
        .. _severities.Select((severity, i) => TestDefinitions.Check($"c{i}", "facts.it.value", severity, spec: $"appliesTo: \"!('c{i}' in service.tags)\"")),
        TestDefinitions.Scorecard([.. Enumerable.Range(0, Checks).Select(i => ($"c{i}", 1))]),
    ]);

    /// <param name="weights">Of c0 to c5; a check without weight is not on the card.</param>
    public static DefinitionSet Definitions(IReadOnlyList<int> weights)
    {
        var card = _set.Primary! with { Checks = [.. weights.Select((w, i) => new WeightedCheck($"c{i}", w)).Where(c => c.Weight > 0)] };
        return _set with { Scorecards = new Dictionary<string, Scorecard> { [card.Name] = card } };
    }

    public static Evaluation Evaluate(DefinitionSet definitions, string seen, Evaluation? previous, DateTimeOffset at, params IEnumerable<GrantedExemption> exemptions) =>
        Scorer.Evaluate(Plan(definitions, seen), Facts(seen, at), exemptions, previous, at, $"{previous?.Id}i");

    /// <summary>Exemptions of these checks.</summary>
    public static IEnumerable<GrantedExemption> Exempt(params IEnumerable<int> checks) =>
        checks.Select(i => new GrantedExemption($"e{i}", $"c{i}", "it moves next month", "ann", "bob", Begin.AddYears(1)));

    public static FactPlan Plan(DefinitionSet definitions, string seen) =>
        FactPlan.For(definitions, new Service { Id = "svc", Name = "svc", Tags = [.. Letters(seen, 'N').Select(i => $"c{i}")], Digest = "svc" }, "");

    public static Dictionary<FactKey, Fact> Facts(string seen, DateTimeOffset at) =>
        seen.Select((letter, i) => (Key: new FactKey("test", "value", $$"""{"of":"c{{i}}"}"""), Fact: FactOf(letter, at))).ToDictionary(f => f.Key, f => f.Fact);

    /// <summary>What would be seen if each check said again what is recorded of it.</summary>
    public static string Again(Evaluation evaluation) => string.Concat(
        evaluation.Outcomes.OrderBy(o => o.Check, StringComparer.Ordinal).Select(o => o.Outcome switch
        {
            OutcomeKind.Pass => 'P',
            OutcomeKind.Fail => 'F',
            OutcomeKind.Partial => 'H',
            OutcomeKind.NotApplicable => 'N',
            _ => 'S',
        }));

    public static CheckOutcome Of(this Evaluation evaluation, int check) => evaluation.Outcomes.Single(o => o.Check == $"c{check}");

    private static IEnumerable<int> Letters(string seen, char letter) => Enumerable.Range(0, seen.Length).Where(i => seen[i] == letter);

    private static Fact FactOf(char letter, DateTimeOffset at) => letter switch
    {
        'P' => Value(CelValue.Of(true), at),
        'F' => Value(CelValue.Of(false), at),
        'H' => Value(CelValue.Of(0.5), at),
        'D' => Fact.Ok(CelValue.Map([]), at),
        'U' => Fact.Failed(UnknownCause.Subject, "no such annotation", at),
        _ => Fact.Failed(UnknownCause.Source, "no answer", at),
    };

    private static Fact Value(CelValue value, DateTimeOffset at) => Fact.Ok(CelValue.Map([new("value", value)]), at);
}
