using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;

namespace Scorecards.Server.Api.Models;

/// <summary>An answer that someone gave.</summary>
public sealed record AttestationResponse
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

    public required IReadOnlyList<AttestationItemResponse> Items { get; init; }

    public static AttestationResponse Of(Attestation attestation) => new()
    {
        Id = attestation.Id,
        Service = attestation.Service,
        Check = attestation.Check,
        Question = attestation.Question,
        Answer = attestation.Answer,
        By = attestation.By,
        At = attestation.At,
        ValidUntil = attestation.ValidUntil,
        Release = attestation.Release,
        Note = attestation.Note,
        Evidence = attestation.Evidence,
        Items = [.. attestation.Items.Select(i => new AttestationItemResponse(i.Risk, i.Response))],
    };
}

/// <summary>One line of a contingency list.</summary>
/// <param name="Risk">What could go wrong.</param>
/// <param name="Response">What is done about it.</param>
public sealed record AttestationItemResponse(string Risk, string Response);
