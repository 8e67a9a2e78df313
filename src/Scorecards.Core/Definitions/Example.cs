namespace Scorecards.Core.Definitions;

/// <summary>The world that examples run in.</summary>
public static class Example
{
    /// <summary>The value of <c>now</c> in every example, so that an example means the same on every day.</summary>
    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
