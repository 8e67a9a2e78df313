using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;

namespace Scorecards.Sources.Pushed;

/// <summary>An event that another system tells of, as rules see it.</summary>
/// <param name="Id">Unique within its source.</param>
/// <param name="Subject">What it is about; empty when it does not say.</param>
/// <param name="Time">When it happened; null when it does not say.</param>
/// <param name="Data">Of a CDEvent that comes bare, the whole of it.</param>
public sealed record InboundEvent(string Id, string Source, string Type, string Subject, DateTimeOffset? Time, CelValue Data)
{
    internal static readonly ExpressionScope Scope = new(new Dictionary<string, CelType>
    {
        ["event"] = CelType.Object("event", new Dictionary<string, CelType>
        {
            ["id"] = CelType.String,
            ["source"] = CelType.String,
            ["type"] = CelType.String,
            ["subject"] = CelType.String,
            ["data"] = CelType.Dyn,
        }),
    });

    internal BoundVariables Bindings => new(("event", CelValue.Map(
    [
        new("id", CelValue.Of(Id)),
        new("source", CelValue.Of(Source)),
        new("type", CelValue.Of(Type)),
        new("subject", CelValue.Of(Subject)),
        new("data", Data),
    ])));
}
