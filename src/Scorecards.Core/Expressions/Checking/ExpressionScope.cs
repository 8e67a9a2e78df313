namespace Scorecards.Core.Expressions;

/// <summary>The variables that an expression may name, with their types, and the container its names resolve in.</summary>
public sealed record ExpressionScope(IReadOnlyDictionary<string, CelType> Variables, string Container = "");
