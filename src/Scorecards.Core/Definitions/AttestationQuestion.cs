using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Core.Definitions;

/// <summary>
/// How a question to people is a check like any other: the answer is a fact <c>attestation</c>, where the answer is for a release
/// that release is a fact <c>release</c>, and a rule over them decides.
/// </summary>
public static class AttestationQuestion
{
    /// <summary>The source of answers and releases; no document may take its name.</summary>
    public const string Source = "attestation";

    public const string AnswerQuery = "answer";

    public const string ReleaseQuery = "release";

    public const string AnswerFact = "attestation";

    public const string ReleaseFact = "release";

    /// <summary>The rule.</summary>
    public const string Pass = "facts.attestation.answer == 'yes'";

    /// <summary>What is said of an outcome where the check has no message of its own.</summary>
    public const string Message = "${facts.attestation.by} answered ${facts.attestation.answer}; good until ${facts.attestation.until}";

    /// <summary>The fields of an answer; those that were not given are left out.</summary>
    public static CelType AnswerType { get; } = CelType.Object(AnswerFact, new Dictionary<string, CelType>
    {
        ["answer"] = CelType.String,
        ["by"] = CelType.String,
        ["at"] = CelType.String,
        ["until"] = CelType.String,
        ["release"] = CelType.String,
        ["note"] = CelType.String,
        ["evidence"] = CelType.List(CelType.String),
        ["items"] = CelType.List(CelType.Object("item", new Dictionary<string, CelType> { ["risk"] = CelType.String, ["response"] = CelType.String })),
    });

    public static CelType ReleaseType { get; } = CelType.Object(ReleaseFact, new Dictionary<string, CelType> { ["release"] = CelType.String });

    /// <summary>The fact of the answer to a check.</summary>
    public static FactKey AnswerTo(string check) => new(Source, AnswerQuery, CelValue.Map([new("check", CelValue.Of(check))]).ToJson());

    /// <summary>The fact of the release that is current.</summary>
    public static FactKey Release { get; } = new(Source, ReleaseQuery, CelValue.Map([]).ToJson());

    /// <summary>The facts of a check that asks people.</summary>
    internal static IReadOnlyList<(CheckFact Fact, CelType Type)> FactsOf(string check, AttestationSpec spec)
    {
        // What people said is at hand, so it is looked at on every run.
        var name = CelValue.Of(check);
        var answer = new CheckFact(AnswerFact, Source, AnswerQuery, TimeSpan.Zero, [new CheckArgument("check", new ArgumentTemplate(name))]);
        return spec.BoundTo is null
            ? [(answer, AnswerType)]
            : [(answer, AnswerType), (new CheckFact(ReleaseFact, Source, ReleaseQuery, TimeSpan.Zero, []), ReleaseType)];
    }
}
