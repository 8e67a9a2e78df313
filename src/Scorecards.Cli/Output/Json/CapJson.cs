using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Cli.Output.Json;

/// <summary>A limit that held the grade down, with the checks that are the reason.</summary>
internal sealed record CapJson(CapReason Reason, string Limit, IReadOnlyList<string> Checks)
{
    public static CapJson Of(Cap cap) => new(cap.Reason, cap.Limit.Letter(), cap.Checks);
}
