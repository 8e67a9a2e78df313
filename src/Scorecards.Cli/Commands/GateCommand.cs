using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Gates;
using Scorecards.Cli.Gates.Reports;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards gate SERVICE --environment E</c>: may this change be deployed now?</summary>
internal sealed class GateCommand : DocumentedCommand
{
    private readonly GateOptions _ask = new();
    private readonly VerdictOptions _verdict = new();
    private readonly ReportFiles _reports = new();
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public GateCommand()
        : base("gate", "Ask the gate whether a change may be deployed now")
    {
        _ask.AddTo(this);
        _verdict.AddTo(this);
        _reports.AddTo(this);
        _server.AddTo(this);
        Add(_json);
        Validators.Add(result =>
        {
            if (_ask.IsSimulation(result) && (_ask.NeedsDecision(result) || _verdict.IsGiven(result)))
            {
                result.AddError("--at asks what would be, which no deployment can go by: leave out --wait, --idempotency-key, --verdict-file and --offline-verdict");
            }
        });
        Examples =
        [
            "scorecards gate payments --environment production --artifact sha256:9f86d0…",
            "scorecards gate payments --environment production --wait 10m --junit gate.xml",
            "scorecards gate payments --environment production --kind rollback",
            "scorecards gate payments --environment production --at 2030-12-24T18:00:00+01:00",
            "scorecards gate payments --environment production --verdict-file verdict.json --offline-verdict verdict.json",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "allow: it may be deployed"),
            (ExitStatus.BadInput, "no such service or environment, or another mistake in the question; or the server asks for another token"),
            (ExitStatus.Denied, "deny: it may not be deployed"),
            (ExitStatus.Held, "hold: not yet, such as before a second person has approved"),
            (ExitStatus.Undecided, "cannot decide: the server cannot be reached or cannot answer now, and no kept verdict holds"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(arguments.GetValue(_json));
        using var server = _server.Connect(arguments, ServerPatience.OneAttempt);
        var (ask, time) = (_ask.Read(arguments), TimeProvider.System);
        var outcome = await new GateAsker(server, time, new GatePauses(Random.Shared), terminal.Note).AskAsync(ask, cancellationToken);
        outcome = outcome switch
        {
            GateOutcome.Undecided away => await _verdict.InPlaceOfAsync(arguments, away, ask.Question, time.GetUtcNow(), cancellationToken),
            _ => outcome,
        };
        var report = GateReport.Of(ask.Question, outcome);
        report = report with { Page = server.Page(report.Answer?.Links.Page) };
        GateView.Show(terminal, report);
        await _reports.WriteAsync(arguments, terminal, report, time.GetUtcNow(), cancellationToken);
        if (report.Answer is { } answer)
        {
            await _verdict.KeepAsync(arguments, terminal, server, answer, cancellationToken);
        }

        return report.Status;
    }
}
