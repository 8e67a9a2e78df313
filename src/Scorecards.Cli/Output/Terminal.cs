using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Scorecards.Core;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Scorecards.Cli.Output;

/// <summary>Where a command writes: results to stdout, everything else to stderr.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough that text sent to a file or another program is never broken into lines.</summary>
    private const int Unbroken = 100_000;

    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly IAnsiConsole _results;
    private readonly IAnsiConsole _notes;

    /// <param name="json">True when stdout is to hold one JSON document and nothing else.</param>
    public Terminal(bool json)
    {
        IsJson = json;
        _results = Open(_out, Console.IsOutputRedirected);
        _notes = Open(_error, Console.IsErrorRedirected);
    }

    /// <summary>True when the result is to be JSON.</summary>
    public bool IsJson { get; }

    /// <summary>True when a person watches: then long work shows how far it is.</summary>
    public bool ShowsProgress => !IsJson && !Console.IsOutputRedirected && !Console.IsErrorRedirected;

    public void Write(IRenderable result)
    {
        if (!Console.IsOutputRedirected)
        {
            _results.Write(result);
            return;
        }

        // Columns are padded to their width, which leaves nothing but blanks at the end of lines.
        using var text = new StringWriter();
        Open(text, isRedirected: true).Write(result);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            _out.WriteLine(line.TrimEnd());
        }
    }

    public void WriteLine(string text = "", Color? color = null)
    {
        if (color is { } c)
        {
            _results.WriteLine(Printable.Of(text), new Style(c));
        }
        else
        {
            _out.WriteLine(Printable.Of(text));
        }
    }

    /// <summary>A line of JSON, which has its control characters escaped.</summary>
    public void WriteRaw(string json) => _out.WriteLine(json);

    public void WriteJson<T>(T result, JsonTypeInfo<T> type) => _out.WriteLine(JsonSerializer.Serialize(result, type));

    /// <summary>Something to know that is no result.</summary>
    public void Note(string text) => _error.WriteLine(Printable.Of(text));

    /// <summary>Says what is wrong with the command line or its input, and gives the exit code for it.</summary>
    public ExitStatus Refuse(string message, string? hint = null)
    {
        Note(hint is null ? $"scorecards: {message}" : $"scorecards: {message} ({hint})");
        return ExitStatus.BadInput;
    }

    /// <summary>One line for each problem: file:line:column, what is wrong, and what to do.</summary>
    public void Report(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            _notes.Write(new Text(Printable.Of(problem.ToString()), new Style(problem.IsWarning ? Color.Yellow : Color.Red)));
            _notes.WriteLine();
        }
    }

    /// <summary>Does the work with a bar on stderr where a person watches.</summary>
    public async Task<T> WatchAsync<T>(string what, int steps, Func<Action, Task<T>> work)
    {
        if (!ShowsProgress)
        {
            return await work(static () => { });
        }

        return await Open(_error, isRedirected: false, live: true).Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(what), maxValue: steps);
                return work(() => bar.Increment(1));
            });
    }

    private static IAnsiConsole Open(TextWriter writer, bool isRedirected, bool live = false)
    {
        var plain = isRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            || Environment.GetEnvironmentVariable("TERM") == "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain && !live ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (!live && (isRedirected || writer == Console.Error))
        {
            console.Profile.Width = Unbroken;
        }

        return console;
    }
}
