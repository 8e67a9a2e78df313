namespace Scorecards.Core.Expressions;

/// <summary>A mistake in an expression. Line and column count from 1, in code points of the expression's own text.</summary>
public sealed record ExpressionProblem(int Line, int Column, string Message, string? Hint = null);
