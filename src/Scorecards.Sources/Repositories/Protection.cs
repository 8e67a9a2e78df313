using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>What a forge makes sure of before a branch changes: the fact <c>repo.protection</c>. What it does not tell is left out.</summary>
internal sealed record Protection
{
    public static readonly CelType Type = CelType.Object("repo.protection", new Dictionary<string, CelType>
    {
        ["branch"] = CelType.String,
        ["protected"] = CelType.Bool,
        ["reviews"] = CelType.Int,
        ["ownerReview"] = CelType.Bool,
        ["newCommitsNeedReview"] = CelType.Bool,
        ["requiredChecks"] = CelType.List(CelType.String),
        ["checksRequired"] = CelType.Bool,
        ["upToDate"] = CelType.Bool,
        ["signedCommits"] = CelType.Bool,
        ["linearHistory"] = CelType.Bool,
        ["conversationsResolved"] = CelType.Bool,
        ["forcePush"] = CelType.Bool,
        ["deletion"] = CelType.Bool,
        ["bindsAdmins"] = CelType.Bool,
    });

    public required string Branch { get; init; }

    /// <summary>Not everyone who may write may push to it.</summary>
    public required bool Protected { get; init; }

    /// <summary>How many people must approve; 0 when nobody needs to.</summary>
    public long? Reviews { get; init; }

    /// <summary>One of them must be an owner of the code.</summary>
    public bool? OwnerReview { get; init; }

    /// <summary>An approval counts no more when commits are added.</summary>
    public bool? NewCommitsNeedReview { get; init; }

    /// <summary>The checks that must pass, by name.</summary>
    public IReadOnlyList<string> RequiredChecks { get; init; } = [];

    /// <summary>Some check or pipeline must pass, with or without a name.</summary>
    public bool? ChecksRequired { get; init; }

    /// <summary>The change must hold what the branch holds.</summary>
    public bool? UpToDate { get; init; }

    public bool? SignedCommits { get; init; }

    public bool? LinearHistory { get; init; }

    public bool? ConversationsResolved { get; init; }

    /// <summary>Someone may rewrite it.</summary>
    public bool? ForcePush { get; init; }

    /// <summary>Someone may delete it.</summary>
    public bool? Deletion { get; init; }

    /// <summary>It holds for administrators too.</summary>
    public bool? BindsAdmins { get; init; }

    public CelValue ToValue() => new FactFields
    {
        { "branch", Branch },
        { "protected", Protected },
        { "reviews", Reviews },
        { "ownerReview", OwnerReview },
        { "newCommitsNeedReview", NewCommitsNeedReview },
        { "requiredChecks", RequiredChecks },
        { "checksRequired", ChecksRequired },
        { "upToDate", UpToDate },
        { "signedCommits", SignedCommits },
        { "linearHistory", LinearHistory },
        { "conversationsResolved", ConversationsResolved },
        { "forcePush", ForcePush },
        { "deletion", Deletion },
        { "bindsAdmins", BindsAdmins },
    }.ToValue();
}
