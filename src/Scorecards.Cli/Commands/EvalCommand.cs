using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Core.Expressions;
using Scorecards.Core.Expressions.Conformance;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards eval EXPRESSION</c>: one expression over given values.</summary>
internal sealed class EvalCommand : DocumentedCommand
{
    /// <summary>As much as the largest catalog file, which facts may be taken from.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Argument<string?> _expression = Symbols.Optional("EXPRESSION", "CEL, as in a check");
    private readonly Option<string?> _facts = new("--facts")
    {
        Description = "YAML or JSON with variables: facts, service, now, or any other names; - is standard input",
        HelpName = "FILE",
    };

    private readonly Option<string?> _batch = new("--batch")
    {
        Description = "Instead of one expression, JSON Lines {\"id\", \"expr\", \"bindings\"} with typed values; - is standard input",
        HelpName = "FILE",
    };

    public EvalCommand()
        : base("eval", "Evaluate an expression; the result is one line of JSON: the value, {\"unknown\": […]} or {\"error\": …}")
    {
        Add(_expression);
        Add(_facts);
        Add(_batch);
        Validators.Add(result =>
        {
            var isBatch = result.GetResult(_batch) is not null;
            if (isBatch == result.GetResult(_expression) is { Tokens.Count: > 0 })
            {
                result.AddError("Give either an EXPRESSION or --batch FILE.");
            }
            else if (isBatch && result.GetResult(_facts) is not null)
            {
                result.AddError("--facts is for one expression; in a batch each line has its own bindings.");
            }
        });
        Examples =
        [
            "scorecards eval 'size(facts.schedule.users) >= 6' --facts facts.yaml",
            "echo '{\"facts\": {\"a\": [1, 2]}}' | scorecards eval 'facts.a.exists(x, x > 1)' --facts -",
            "echo '{\"id\": 1, \"expr\": \"x + 1\", \"bindings\": {\"x\": {\"int\": \"1\"}}}' | scorecards eval --batch -",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "evaluated, whatever the value; false, an unknown and an error are results too"),
            (ExitStatus.BadInput, "the expression does not compile, or the file cannot be read"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await (arguments.GetValue(_batch) is { } batch
            ? RunBatchAsync(new Terminal(json: true), batch, cancellationToken)
            : RunAsync(new Terminal(json: true), arguments.GetRequiredValue(_expression)!, arguments.GetValue(_facts), cancellationToken)));
    }

    private static async Task<ExitStatus> RunAsync(Terminal terminal, string source, string? path, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, CelValue> given = new Dictionary<string, CelValue>();
        if (path is not null)
        {
            var input = await InputText.ReadAsync(path, MostBytes, cancellationToken);
            if (input.Text is null)
            {
                return terminal.Refuse(input.Error!);
            }

            (given, var problems) = FactsFile.Read(input.Text, input.Name);
            if (problems.Count > 0)
            {
                terminal.Report(problems);
                return ExitStatus.BadInput;
            }
        }

        var world = new ExpressionWorld(source, given, DateTimeOffset.UtcNow);
        var compiled = Expression.Compile(source, world.Scope);
        if (compiled.Value is { } expression)
        {
            var result = expression.Evaluate(world);
            terminal.WriteRaw(result.ToJson());
            world.Suggestions(result).ToList().ForEach(terminal.Note);
            return ExitStatus.Good;
        }

        terminal.Report(compiled.Problems.Select(p => new Core.Problem("expression", p.Line, p.Column, p.Message, p.Hint)));
        terminal.WriteRaw(CelValue.Error(string.Join("; ", compiled.Problems.Select(p => $"{p.Line}:{p.Column}: {p.Message}"))).ToJson());
        return ExitStatus.BadInput;
    }

    private static async Task<ExitStatus> RunBatchAsync(Terminal terminal, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var lines = new StreamReader(InputText.Open(path));
            while (await lines.ReadLineAsync(cancellationToken) is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    terminal.WriteRaw(ExpressionBatch.Answer(line));
                }
            }

            return ExitStatus.Good;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return terminal.Refuse($"{path} cannot be read: {InputText.Reason(path, e)}");
        }
    }
}
