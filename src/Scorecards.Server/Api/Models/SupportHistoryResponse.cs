using Scorecards.Core.Definitions;
using Scorecards.Core.Support;

namespace Scorecards.Server.Api.Models;

/// <summary>When a service was supported, and how much.</summary>
/// <param name="Service">The id of the service.</param>
/// <param name="Since">The first day, in UTC.</param>
/// <param name="Until">The last day, in UTC.</param>
/// <param name="Truncated">True when there are more changes than are answered at once: the oldest are left out.</param>
/// <param name="Spans">The oldest first; each holds until the next begins.</param>
public sealed record SupportHistoryResponse(string Service, DateOnly Since, DateOnly Until, bool Truncated, IReadOnlyList<SupportSpanResponse> Spans);

/// <summary>A time in which the support of a service was the same.</summary>
public sealed record SupportSpanResponse
{
    public required DateTimeOffset From { get; init; }

    /// <summary>Null for the one that lasts.</summary>
    public required DateTimeOffset? Until { get; init; }

    public required bool Eligible { get; init; }

    /// <summary>The level, as the policy named it then.</summary>
    public required string Level { get; init; }

    /// <summary>What people call the level; null where the policy in force has it no more.</summary>
    public required string? Title { get; init; }

    /// <summary>What it stood on.</summary>
    public required SupportBasis Basis { get; init; }

    public static SupportSpanResponse Of(SupportSpan span, SupportPolicy? policy) => new()
    {
        From = span.From,
        Until = span.Until,
        Eligible = span.Eligible,
        Level = span.Level,
        Title = policy?.Spec.Levels.GetValueOrDefault(span.Level)?.Title,
        Basis = span.Basis,
    };
}
