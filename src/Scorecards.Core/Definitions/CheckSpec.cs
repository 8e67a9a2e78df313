using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>Check</c>.</summary>
[Doc("One requirement, codified: a rule over facts, or a question to people.")]
[OneOf("pass", "attestation")]
public sealed record CheckSpec
{
    [Doc("How far the check has come: draft and retired do not run, dark is shown to its owner only, preview and sampled tell service owners what would happen, enforced counts for all.")]
    public Stage Stage { get; init; } = Stage.Enforced;

    [Doc("What a failure means. A failed blocker caps the grade; a blocker is never partial.")]
    public Severity Severity { get; init; } = Severity.Medium;

    [Doc("CEL over `service`; where it is false the check is notApplicable. Default: every service.")]
    public Located<string>? AppliesTo { get; init; }

    [Doc("The share of services, in percent, for which a sampled check counts.", Minimum = 1, Maximum = 100)]
    public int Sample { get; init; } = 10;

    [Doc("The facts the check looks at, by the name its expressions use.", Keys = Names.Identifier)]
    public IReadOnlyDictionary<string, FactSpec> Facts { get; init; } = new Dictionary<string, FactSpec>();

    [Doc("CEL over `facts`, `service` and `now`: a bool, or a double from 0 to 1 for a partial pass.")]
    public Located<string>? Pass { get; init; }

    [Doc("Instead of `facts` and `pass`: a question that only people can answer.")]
    public AttestationSpec? Attestation { get; init; }

    [Doc("What to tell people about the outcome; text with ${CEL} parts.")]
    public Located<string>? Message { get; init; }

    [Doc("A fact older than this is stale: the outcome is unknown and the last one is held.")]
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromHours(24);

    [Doc("How to make it pass.")]
    public FixSpec? Fix { get; init; }

    [Doc("Why it matters, for someone who has to spend the time.")]
    public string? Why { get; init; }

    [Doc("Facts and the outcome expected of them; run as tests whenever the definitions load, at 2026-01-01T00:00:00Z.")]
    public IReadOnlyList<ExampleSpec> Examples { get; init; } = [];
}

/// <summary>A fact of a check: whom to ask what.</summary>
public sealed record FactSpec
{
    [Doc("The name of a source.")]
    public required Located<string> Source { get; init; }

    [Doc("The question, one of those its kind answers. `repo` and `ci` are asked their first without it.")]
    public Located<string>? Query { get; init; }

    [Doc("How long an answer is good before it is asked for again.")]
    public TimeSpan Ttl { get; init; } = TimeSpan.FromMinutes(15);

    [Doc("The arguments of the query; text may hold ${CEL} over `service` and `server`.")]
    public IReadOnlyDictionary<string, Located<CelValue>> With { get; init; } = new Dictionary<string, Located<CelValue>>();
}

/// <summary>How to mend a failed check.</summary>
public sealed record FixSpec
{
    [Doc("Working time it takes; what-if plans add it up.")]
    public TimeSpan? Effort { get; init; }

    [Doc("What to do.")]
    public string? Text { get; init; }

    [Doc("Where to read more.", Pattern = "^https?://")]
    public string? Link { get; init; }
}

/// <summary>Facts and what the check must say of them.</summary>
public sealed record ExampleSpec
{
    [Doc("Fields of the service that differ from an ordinary tier 3 service; null takes one away.")]
    public Located<CelValue>? Service { get; init; }

    [Doc("The facts by name. A fact that is left out is missing.")]
    public IReadOnlyDictionary<string, Located<CelValue>> Facts { get; init; } = new Dictionary<string, Located<CelValue>>();

    [Doc("What people answered, for a check that asks them; without it nobody has.")]
    public Located<AttestationAnswer>? Attestation { get; init; }

    [Doc("The outcome expected.")]
    public required Located<ExpectedOutcome> Expect { get; init; }

    [Doc("The value expected of a partial outcome, to three digits.", Minimum = 0, Maximum = 1)]
    public decimal? Value { get; init; }
}

public enum ExpectedOutcome
{
    Pass,
    Fail,
    Partial,
    Unknown,
    NotApplicable,
}

public enum Stage
{
    Draft,
    Dark,
    Preview,
    Sampled,
    Enforced,
    Retired,
}

public enum Severity
{
    Low,
    Medium,
    High,
    Blocker,
}
