using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>What waits to be built now: the fact <c>ci.queue</c>.</summary>
/// <param name="WaitingSince">Since when each waits.</param>
internal sealed record BuildQueue(IReadOnlyCollection<DateTimeOffset> WaitingSince)
{
    public static readonly CelType Type = CelType.Object("ci.queue", new Dictionary<string, CelType> { ["waiting"] = CelType.Int, ["oldestMinutes"] = CelType.Int });

    public CelValue ToValue(DateTimeOffset now) => new FactFields
    {
        { "waiting", WaitingSince.Count },
        { "oldestMinutes", WaitingSince.Count > 0 ? Age.Minutes(WaitingSince.Min(), now) : 0 },
    }.ToValue();
}
