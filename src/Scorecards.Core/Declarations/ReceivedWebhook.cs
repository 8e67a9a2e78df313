namespace Scorecards.Core.Declarations;

/// <summary>What an upstream told: that something changed of these services.</summary>
/// <param name="Source">The name of the source that asks the upstream.</param>
/// <param name="Id">Unique within the source; one that comes again is a replay.</param>
/// <param name="At">When it came.</param>
/// <param name="Services">Their ids.</param>
public sealed record ReceivedWebhook(string Source, string Id, DateTimeOffset At, IReadOnlyCollection<string> Services)
{
    /// <summary>How long an id is remembered.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(7);
}
