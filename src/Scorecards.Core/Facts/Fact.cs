using Scorecards.Core.Expressions;

namespace Scorecards.Core.Facts;

/// <summary>One named value about one service, or the reason why there is none.</summary>
public sealed record Fact
{
    /// <summary>The value; <see cref="CelValue.Null"/> when the fact is in error.</summary>
    public CelValue Value { get; init; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public FactError? Error { get; init; }

    public required DateTimeOffset CollectedAt { get; init; }

    /// <summary>How long the source took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>A link a person can open to see the same.</summary>
    public string? Evidence { get; init; }

    public static Fact Ok(CelValue value, DateTimeOffset at, string? evidence = null) =>
        new() { Value = value, CollectedAt = at, Evidence = evidence };

    public static Fact Failed(UnknownCause cause, string message, DateTimeOffset at, string? evidence = null) =>
        new() { Error = new FactError(cause, message), CollectedAt = at, Evidence = evidence };
}

/// <summary>Why a fact is missing, with the upstream's words.</summary>
public sealed record FactError(UnknownCause Cause, string Message);
