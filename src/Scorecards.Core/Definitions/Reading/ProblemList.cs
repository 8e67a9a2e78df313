using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions.Reading;

/// <summary>Collects what is wrong with the parts of one file.</summary>
internal sealed class ProblemList(string file, List<Problem> problems)
{
    public void Add<T>(Located<T> at, string message, string? hint = null) =>
        problems.Add(new Problem(file, at.Line, at.Column, message, hint));

    public void Add(RawDocument at, string message, string? hint = null, bool warning = false) =>
        problems.Add(new Problem(file, at.NamePlace.Line, at.NamePlace.Column, message, hint, warning));

    public void Warn<T>(Located<T> at, string message, string? hint = null) =>
        problems.Add(new Problem(file, at.Line, at.Column, message, hint, IsWarning: true));

    /// <summary>The compiled expression or template, or null with its mistakes noted where they are in the file.</summary>
    public T? Take<T>(Located<string> source, string field, CompileResult<T> result)
        where T : class
    {
        foreach (var problem in result.Problems)
        {
            var (line, column) = source.At(problem.Line, problem.Column);
            problems.Add(new Problem(file, line, column, $"{field}: {problem.Message}", problem.Hint));
        }

        return result.Value;
    }
}
