namespace Scorecards.Core.Expressions;

/// <summary>What compiling gave: a value when there are no problems, else none.</summary>
public sealed record CompileResult<T>(T? Value, IReadOnlyList<ExpressionProblem> Problems)
    where T : class
{
    public bool Succeeded => Value is not null;
}
