namespace Scorecards.Core.Expressions.Patterns;

/// <summary>What is wrong with a regular expression, and where in it, in UTF-16 units from its start.</summary>
public sealed record PatternFault(int Position, string Message);
