namespace Scorecards.Client.Models;

/// <summary>How many services have each outcome.</summary>
public sealed record OutcomeCounts(int Pass, int Fail, int Partial, int Unknown, int NotApplicable, int Exempt);
