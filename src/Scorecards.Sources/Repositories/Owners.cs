using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>The file CODEOWNERS as the forge reads it: the fact <c>repo.owners</c>.</summary>
internal sealed record Owners
{
    public static readonly CelType Type = CelType.Object("repo.owners", new Dictionary<string, CelType>
    {
        ["exists"] = CelType.Bool,
        ["path"] = CelType.String,
        ["errors"] = CelType.List(CelType.String),
    });

    public required bool Exists { get; init; }

    /// <summary>Where it is; null without one, or where the forge does not say.</summary>
    public string? Path { get; init; }

    /// <summary>What the forge cannot make out in it, such as an owner who is not there; each with its line. Null where it does not tell.</summary>
    public IReadOnlyList<string>? Errors { get; init; }

    public CelValue ToValue() => new FactFields
    {
        { "exists", Exists },
        { "path", Path },
        { "errors", Errors is null ? null : CelValue.List([.. Errors.Select(CelValue.Of)]) },
    }.ToValue();
}
