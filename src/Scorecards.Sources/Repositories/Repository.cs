using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>A repository at a forge: the fact <c>repo.repository</c>. What the forge does not tell is left out.</summary>
internal sealed record Repository
{
    public static readonly CelType Type = CelType.Object("repo.repository", new Dictionary<string, CelType>
    {
        ["name"] = CelType.String,
        ["defaultBranch"] = CelType.String,
        ["visibility"] = CelType.String,
        ["archived"] = CelType.Bool,
        ["empty"] = CelType.Bool,
        ["fork"] = CelType.Bool,
        ["description"] = CelType.String,
        ["license"] = CelType.String,
        ["topics"] = CelType.List(CelType.String),
        ["createdAt"] = CelType.String,
        ["ageDays"] = CelType.Int,
        ["pushedAt"] = CelType.String,
        ["idleDays"] = CelType.Int,
        ["sizeKiB"] = CelType.Int,
        ["openIssues"] = CelType.Int,
        ["renamedFrom"] = CelType.String,
    });

    /// <summary>With its owner, such as <c>acme/payments</c>, as the forge writes it now.</summary>
    public required string Name { get; init; }

    /// <summary>Null for an empty repository.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary><c>public</c>, <c>internal</c> or <c>private</c>.</summary>
    public required string Visibility { get; init; }

    public required bool Archived { get; init; }

    /// <summary>It has no commit.</summary>
    public required bool Empty { get; init; }

    public required bool Fork { get; init; }

    public string? Description { get; init; }

    /// <summary>The SPDX identifier; null when there is none, or none that the forge knows.</summary>
    public string? License { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last pushed to.</summary>
    public DateTimeOffset? PushedAt { get; init; }

    public long? SizeKiB { get; init; }

    public long? OpenIssues { get; init; }

    /// <summary>The name that was asked for, where the forge knows the repository by another now.</summary>
    public string? RenamedFrom { get; init; }

    public CelValue ToValue(DateTimeOffset now) => new FactFields
    {
        { "name", Name },
        { "defaultBranch", DefaultBranch },
        { "visibility", Visibility },
        { "archived", Archived },
        { "empty", Empty },
        { "fork", Fork },
        { "description", Description },
        { "license", License },
        { "topics", Topics },
        { "createdAt", CreatedAt },
        { "ageDays", Age.Days(CreatedAt, now) },
        { "pushedAt", PushedAt },
        { "idleDays", Age.Days(PushedAt, now) },
        { "sizeKiB", SizeKiB },
        { "openIssues", OpenIssues },
        { "renamedFrom", RenamedFrom },
    }.ToValue();
}
