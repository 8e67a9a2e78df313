using Scorecards.Core.Expressions;
using Scorecards.Core.Text;

namespace Scorecards.Core.Facts;

/// <summary>One named value about one service, or the reason why there is none.</summary>
public sealed record Fact
{
    private FactBody? _body;

    /// <summary>The value; <see cref="CelValue.Null"/> when the fact is in error.</summary>
    public CelValue Value { get; init; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public FactError? Error { get; init; }

    public required DateTimeOffset CollectedAt { get; init; }

    /// <summary>How long the source took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>What it cost: the requests that were sent for it. None where the answer to another question served for it too.</summary>
    public int Requests { get; init; }

    /// <summary>A link a person can open to see the same.</summary>
    public string? Evidence { get; init; }

    /// <summary>The value as it is stored; null for a fact in error.</summary>
    public FactBody? Body => Error is null ? _body ??= FactBody.Of(Value) : null;

    /// <summary>A fact with a value, in the form in which it is recorded.</summary>
    public static Fact Ok(CelValue value, DateTimeOffset at, string? evidence = null) =>
        new() { Value = RecordedForm.Of(value), CollectedAt = at, Evidence = evidence };

    /// <summary>A fact as it was recorded, its value read from the body.</summary>
    internal static Fact Recorded(CelValue value, FactBody body, DateTimeOffset at, string? evidence) =>
        new() { Value = value, _body = body, CollectedAt = at, Evidence = evidence };

    public static Fact Failed(UnknownCause cause, string message, DateTimeOffset at, string? evidence = null) =>
        new() { Error = new FactError(cause, message), CollectedAt = at, Evidence = evidence };
}

/// <summary>A value as canonical JSON, under its SHA-256.</summary>
public sealed record FactBody(string Digest, string Json)
{
    public static FactBody Of(CelValue value)
    {
        var json = value.ToJson();
        return new FactBody(Content.Digest(json), json);
    }
}

/// <summary>Why a fact is missing, with the upstream's words.</summary>
public sealed record FactError(UnknownCause Cause, string Message);
