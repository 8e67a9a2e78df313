namespace Scorecards.Client.Models;

/// <summary>What waiting adds to a priority, so that nobody waits for ever; a queue that can applies it.</summary>
/// <param name="Add">Added each time.</param>
/// <param name="EverySeconds">How long one waits for it.</param>
/// <param name="UpTo">The highest priority that waiting leads to.</param>
public sealed record Ageing(int Add, long EverySeconds, int UpTo);
