using Scorecards.Core.Expressions;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Builds;

/// <summary>The tests that the last finished build ran: the fact <c>ci.tests</c>.</summary>
internal sealed record BuildTests(Build Build, long Total, long Failed, long Skipped, double? Seconds)
{
    public static readonly CelType Type = CelType.Object("ci.tests", new Dictionary<string, CelType>
    {
        ["total"] = CelType.Int,
        ["passed"] = CelType.Int,
        ["failed"] = CelType.Int,
        ["skipped"] = CelType.Int,
        ["passRate"] = CelType.Double,
        ["seconds"] = CelType.Double,
        ["build"] = Build.Type,
    });

    public CelValue ToValue(DateTimeOffset now)
    {
        var (ran, passed) = (Total - Skipped, Total - Skipped - Failed);
        return new FactFields
        {
            { "total", Total },
            { "passed", passed },
            { "failed", Failed },
            { "skipped", Skipped },
            { "passRate", ran > 0 ? (double)passed / ran : null },
            { "seconds", Seconds },
            { "build", Build.ToValue(now) },
        }.ToValue();
    }
}
