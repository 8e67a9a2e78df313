using Scorecards.Core.Definitions;

namespace Scorecards.Core.Declarations;

/// <summary>An answer that someone gave to the question of a check. Never changed: another answer is another one.</summary>
public sealed record Attestation
{
    /// <summary>Unique; grows with time.</summary>
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

    /// <summary>The release it was given for; null where the check asks for none.</summary>
    public string? Release { get; init; }

    public string? Note { get; init; }

    /// <summary>Links to what shows it.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>What could go wrong, and what is done about it.</summary>
    public IReadOnlyList<AttestationItem> Items { get; init; } = [];
}

/// <summary>One line of a contingency list.</summary>
/// <param name="Risk">What could go wrong.</param>
/// <param name="Response">What is done about it.</param>
public sealed record AttestationItem(string Risk, string Response);
