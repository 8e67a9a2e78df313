using Scorecards.Core.Catalog;
using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>What the expressions of a definition may name.</summary>
public static class Scopes
{
    /// <summary><c>appliesTo</c>: the service alone, so that it is known before any fact is asked for.</summary>
    public static readonly ExpressionScope Service = new(new Dictionary<string, CelType> { ["service"] = ServiceValue.Type });

    /// <summary><c>with</c>: the service, and this server's own address.</summary>
    public static readonly ExpressionScope Arguments = new(new Dictionary<string, CelType>
    {
        ["service"] = ServiceValue.Type,
        ["server"] = CelType.Object("server", new Dictionary<string, CelType> { ["url"] = CelType.String }),
    });

    /// <summary><c>pass</c> and <c>message</c>: the service, the facts of the check by name, and the time.</summary>
    /// <param name="facts">Null when they are not known.</param>
    public static ExpressionScope Check(IReadOnlyDictionary<string, CelType>? facts) => new(new Dictionary<string, CelType>
    {
        ["service"] = ServiceValue.Type,
        ["facts"] = facts is null ? CelType.Dyn : CelType.Object("facts", facts),
        ["now"] = CelType.Timestamp,
    });
}
