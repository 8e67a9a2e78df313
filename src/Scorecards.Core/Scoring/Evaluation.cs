using System.Text.Json;
using System.Text.Json.Serialization;
using Scorecards.Core.Declarations;
using Scorecards.Core.Facts;
using Scorecards.Core.Support;

namespace Scorecards.Core.Scoring;

/// <summary>What one run of all scorecards said of a service: everything needed to explain and to recompute it.</summary>
public sealed record Evaluation
{
    /// <summary>Unique; grows with time.</summary>
    public required string Id { get; init; }

    public required string Service { get; init; }

    /// <summary>When this result was first reached.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When a run last reached the same result.</summary>
    public required DateTimeOffset ConfirmedUntil { get; init; }

    /// <summary>
    /// What the run took for the time, which checks saw as <c>now</c>: neither <see cref="At"/> nor <see cref="ConfirmedUntil"/>
    /// once a clock was set back. Null in records from before it was kept.
    /// </summary>
    public DateTimeOffset? RanAt { get; init; }

    /// <summary>SHA-256 of the definitions used.</summary>
    public required string DefinitionsDigest { get; init; }

    /// <summary>SHA-256 of what the catalog said of the service.</summary>
    public required string ServiceDigest { get; init; }

    public required int AlgorithmVersion { get; init; }

    public required IReadOnlyList<CheckOutcome> Outcomes { get; init; }

    public required IReadOnlyList<ScorecardResult> Scorecards { get; init; }

    public required IReadOnlyList<FactRecord> Facts { get; init; }

    /// <summary>Why the grade differs from the evaluation before; null when it does not.</summary>
    public Attribution? Attribution { get; init; }

    /// <summary>How the service stands with support; null where no policy says it.</summary>
    public SupportStanding? Support { get; init; }

    /// <summary>The exemptions that took something out of the score.</summary>
    public IEnumerable<GrantedExemption> Exemptions => Outcomes.Select(o => o.Exemption).OfType<GrantedExemption>();

    public ScorecardResult? Primary => Scorecards.FirstOrDefault(s => s.Primary);
}

/// <summary>A fact that an evaluation used, its body kept by content.</summary>
/// <param name="Digest">SHA-256 of the value as canonical JSON; null when the fact was in error.</param>
public sealed record FactRecord(
    string Source, string Query, string Arguments, string? Digest, FactError? Error, DateTimeOffset CollectedAt, string? Evidence, TimeSpan Took)
{
    /// <summary>The requests that were sent for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Requests { get; init; }

    /// <summary>The fact again, from its body; null when the body is damaged.</summary>
    public Fact? Read(string body)
    {
        try
        {
            return Fact.Ok(RecordedForm.Read(body), CollectedAt, Evidence) with { Took = Took, Requests = Requests };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What moved a grade, and through which check.</summary>
public sealed record Attribution(AttributionKind Kind, string? Check, string Summary)
{
    /// <summary>The facts that moved, by the names that the check has for them; empty when none did, or it is not known.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];
}

public enum AttributionKind
{
    Service,
    Definitions,
    Source,
    Exemption,
    Attestation,
}
