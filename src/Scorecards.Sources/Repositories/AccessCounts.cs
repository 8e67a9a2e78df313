using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Repositories;

/// <summary>How many people may do what, never who: the fact <c>repo.access</c>.</summary>
/// <param name="Outsiders">Those who are no members of the organisation; null where the forge does not tell.</param>
/// <param name="Truncated">True when there are more than were looked at.</param>
internal sealed record AccessCounts(long Admins, long Writers, long Readers, long? Outsiders, bool Truncated)
{
    public static readonly CelType Type = CelType.Object("repo.access", new Dictionary<string, CelType>
    {
        ["admins"] = CelType.Int,
        ["writers"] = CelType.Int,
        ["readers"] = CelType.Int,
        ["outsiders"] = CelType.Int,
        ["truncated"] = CelType.Bool,
    });

    public CelValue ToValue() => new FactFields
    {
        { "admins", Admins },
        { "writers", Writers },
        { "readers", Readers },
        { "outsiders", Outsiders },
        { "truncated", Truncated },
    }.ToValue();
}
