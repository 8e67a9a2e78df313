using System.CommandLine;
using System.CommandLine.Parsing;
using Scorecards.Cli.Gates.Reports;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Signing;

namespace Scorecards.Cli.Gates;

/// <summary>The options that keep signed verdicts, and go by them while the server is away.</summary>
internal sealed class VerdictOptions
{
    private readonly Option<string?> _keep = new("--verdict-file") { Description = "Keep the signed verdict in this file, with the keys that verify it", HelpName = "FILE" };
    private readonly Option<string?> _offline = new("--offline-verdict") { Description = "While the server is away, go by the verdict kept in this file, for as long as it holds", HelpName = "FILE" };
    private readonly Option<string?> _keys = new("--keys") { Description = "Trust these keys only, as 'gate-keys' prints them, and not those kept beside the verdict", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(_keep);
        command.Add(_offline);
        command.Add(_keys);
        ReportFiles.OnlyInFolders(_keep);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_keys) is not null && result.GetResult(_offline) is null)
            {
                result.AddError("--keys goes with --offline-verdict: without it nothing is verified");
            }
        });
    }

    public bool IsGiven(CommandResult result) => result.GetResult(_keep) is not null || result.GetResult(_offline) is not null;

    /// <summary>What the kept verdict says; why the server did not decide and why the verdict does not, where neither does.</summary>
    public async Task<GateOutcome> InPlaceOfAsync(
        ParseResult arguments, GateOutcome.Undecided away, GateQuestion question, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_offline) is not { } file)
        {
            return away;
        }

        var kept = await OfflineVerdict.ReadAsync(file, arguments.GetValue(_keys), question, now, cancellationToken);
        return kept is GateOutcome.Undecided neither ? new GateOutcome.Undecided([.. away.Reasons, .. neither.Reasons]) : kept;
    }

    /// <summary>Keeps the verdict of an answer, when the server's keys verify it.</summary>
    public async Task KeepAsync(ParseResult arguments, Terminal terminal, ServerApi server, GateAnswer answer, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_keep) is not { } file)
        {
            return;
        }

        if (answer.Verdict is not { } verdict)
        {
            terminal.Note("scorecards: this decision holds online only, so no verdict is kept");
            return;
        }

        try
        {
            var keys = await server.GetAsync($"gate/keys", ServerJson.Readable.KeySetAnswer, cancellationToken);
            if (await SignedTexts.ReadAsync(verdict, SignedTexts.Verdict, VerdictFile.Usable(keys.Keys)) is null)
            {
                terminal.Note("scorecards: the keys that the server publishes do not verify its verdict, so it is not kept");
                return;
            }

            await ReportFiles.WriteAsync(terminal, file, path => VerdictFile.WriteAsync(path, new KeptVerdict(verdict, keys.Keys), cancellationToken));
        }
        catch (ServerException e)
        {
            terminal.Note($"scorecards: the verdict is not kept, since its keys cannot be had: {e.Message}");
        }
    }
}
