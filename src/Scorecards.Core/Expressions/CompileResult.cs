namespace Scorecards.Core.Expressions;

/// <summary>What compiling gave: a value when there are no problems, else none.</summary>
public sealed record CompileResult<T>(T? Value, IReadOnlyList<ExpressionProblem> Problems)
    where T : class
{
    public bool Succeeded => Value is not null;
}

/// <summary>A mistake in an expression. Line and column count from 1, in code points of the expression's own text.</summary>
public sealed record ExpressionProblem(int Line, int Column, string Message, string? Hint = null);
