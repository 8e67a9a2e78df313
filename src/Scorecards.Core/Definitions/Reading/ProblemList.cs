using Scorecards.Core.Expressions;
using Scorecards.Core.Yaml;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Collects what is wrong with the parts of one document.</summary>
internal sealed class ProblemList(string file, List<Problem> problems)
{
    /// <summary>True when more than warnings were added here.</summary>
    public bool HasErrors { get; private set; }

    public void Add<T>(Located<T> at, string message, string? hint = null) => Add(at.Line, at.Column, message, hint);

    public void Add(YamlNode at, string message, string? hint = null) => Add(at.Line, at.Column, message, hint);

    public void Add(RawDocument at, string message, string? hint = null) => Add(at.NamePlace, message, hint);

    public void Warn<T>(Located<T> at, string message, string hint) => problems.Add(new Problem(file, at.Line, at.Column, message, hint, IsWarning: true));

    public void Warn(YamlNode at, string message, string hint) => problems.Add(new Problem(file, at.Line, at.Column, message, hint, IsWarning: true));

    /// <summary>The compiled expression or template, or null with its mistakes noted where they are in the file.</summary>
    public T? Take<T>(Located<string> source, string field, CompileResult<T> result)
        where T : class
    {
        foreach (var problem in result.Problems)
        {
            var (line, column) = source.At(problem.Line, problem.Column);
            Add(line, column, $"{field}: {problem.Message}", problem.Hint);
        }

        return result.Value;
    }

    /// <summary>Notes an expression that can give nothing of the types allowed.</summary>
    public void RequireType(Located<string>? at, string field, Expression? expression, params CelType[] allowed)
    {
        if (at is null || expression?.ResultType is not { } type || type.Equals(CelType.Dyn) || allowed.Contains(type))
        {
            return;
        }

        Add(at, $"{field} must give a {string.Join(" or a ", allowed.Select(t => t.ToString()))}, but this gives '{type}'",
            type.Equals(CelType.Double) && field == "pass" ? "a blocker is never partial: compare the number with what is needed" : "compare the value with what is needed");
    }

    private void Add(int line, int column, string message, string? hint)
    {
        HasErrors = true;
        problems.Add(new Problem(file, line, column, message, hint));
    }
}
