using Scorecards.Core;

namespace Scorecards.Cli.Output.Json;

/// <summary>A problem as JSON; line and column count from 1, 0 for the whole file.</summary>
/// <param name="Warning">True when it does not keep the definitions from being used.</param>
internal sealed record ProblemJson(string File, int Line, int Column, string Message, string? Hint, bool Warning)
{
    public static ProblemJson Of(Problem problem) =>
        new(problem.File, problem.Line, problem.Column, problem.Message, problem.Hint, problem.IsWarning);

    public Problem ToProblem() => new(File, Line, Column, Message, Hint, Warning);
}
