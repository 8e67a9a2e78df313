using Scorecards.Core.Definitions;

namespace Scorecards.Cli.Output.Json;

/// <summary>How to make a check pass.</summary>
/// <param name="EffortMinutes">Working time it takes.</param>
internal sealed record FixJson(int? EffortMinutes, string? Text, string? Link)
{
    public static FixJson? Of(FixSpec? fix) => fix is null ? null : new FixJson((int?)fix.Effort?.TotalMinutes, fix.Text, fix.Link);
}
