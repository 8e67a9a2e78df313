namespace Scorecards.TestSupport.Faults;

/// <summary>One fault of a plan.</summary>
/// <param name="At">Time since the begin.</param>
/// <param name="Target">The name of the node; <c>database</c> for <see cref="FaultKind.RestartDatabase"/>.</param>
/// <param name="Lasts">How long it is away, without the time that its start takes.</param>
public sealed record Fault(TimeSpan At, FaultKind Kind, string Target, TimeSpan Lasts);
