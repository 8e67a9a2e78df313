namespace Scorecards.Client.Models;

/// <summary>An answer that someone gave.</summary>
public sealed record Attestation
{
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required string Check { get; init; }

    /// <summary>As it was asked.</summary>
    public required string Question { get; init; }

    public required AttestationAnswer Answer { get; init; }

    /// <summary>The name of the token.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>From this moment on it counts no more.</summary>
    public required DateTimeOffset ValidUntil { get; init; }

    /// <summary>The release it is for; null where the question is bound to none.</summary>
    public required string? Release { get; init; }

    public required string? Note { get; init; }

    public required IReadOnlyList<string> Evidence { get; init; }

    public required IReadOnlyList<AttestationItem> Items { get; init; }
}
