using Scorecards.Core;

namespace Scorecards.Cli.Output;

/// <summary>A problem as JSON; line and column count from 1, 0 for the whole file.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
internal sealed record ProblemJson(string Severity, string File, int Line, int Column, string Message, string? Hint)
{
    public static ProblemJson Of(Problem problem) => new(
        problem.IsWarning ? "warning" : "error", problem.File, problem.Line, problem.Column, problem.Message, problem.Hint);
}
