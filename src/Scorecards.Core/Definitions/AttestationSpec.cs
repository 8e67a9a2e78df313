namespace Scorecards.Core.Definitions;

/// <summary>A question of a check that only people can answer.</summary>
public sealed record AttestationSpec
{
    public static readonly TimeSpan MostValid = TimeSpan.FromDays(366);

    [Doc("What people are asked. Yes passes the check, no fails it.", MaxLength = 500)]
    public required Located<string> Question { get; init; }

    [Doc("Who may answer: tokens with one of these roles, or a higher one. An owner is one of the team that owns the service.", NotEmpty = true)]
    public required IReadOnlyList<Located<AttestationRole>> Roles { get; init; }

    [Doc("How long an answer counts, at most 366d; then the question is open again.")]
    public required Located<TimeSpan> ValidFor { get; init; }

    [Doc("Whether a yes needs links to what shows it.")]
    public AttestationNeed Evidence { get; init; }

    [Doc("Whether a yes needs a list of what could go wrong and what is done about it.")]
    public AttestationNeed Items { get; init; }

    [Doc("What an answer is for: with `release`, it counts for the release it was given for and for no other.")]
    public AttestationBinding? BoundTo { get; init; }
}

public enum AttestationRole
{
    Reporter,
    Owner,
    Approver,
    Admin,
}

public enum AttestationNeed
{
    Optional,
    Required,
}

public enum AttestationBinding
{
    Release,
}

public enum AttestationAnswer
{
    Yes,
    No,
}
