using System.CommandLine;
using Scorecards.Cli.Auditing;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Core.Auditing;
using Scorecards.Core.Runtime;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards audit export</c>: the chain as JSON Lines.</summary>
internal sealed class AuditExportCommand : DocumentedCommand
{
    private const int Together = 500;

    private readonly Option<int> _after = new("--after") { Description = "Only entries after this place in the chain", HelpName = "SEQ", DefaultValueFactory = _ => 0 };
    private readonly AuditPlace _place = new();

    public AuditExportCommand()
        : base("export", "Print the audit log as JSON Lines, in the order of the chain")
    {
        Add(_after);
        _place.AddTo(this);
        _after.Validators.Add(result =>
        {
            if (result.GetValue(_after) < 0)
            {
                result.AddError("--after must be 0 or a place in the chain");
            }
        });
        Examples =
        [
            "scorecards audit export --server https://scorecards.example.com > audit.jsonl",
            "scorecards audit export --data /var/lib/scorecards --after 1200 >> audit.jsonl",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "printed"),
            (ExitStatus.BadInput, "there is no such data folder, or the server asks for a token"),
            (ExitStatus.Away, "the store or the server cannot be used"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            var (terminal, after) = (new Terminal(json: true), arguments.GetValue(_after));
            return (int)await _place.ReadAsync(
                arguments, terminal,
                store => StoreAsync(store, terminal, after, cancellationToken),
                async server =>
                {
                    await foreach (var line in server.LinesAsync($"audit/export?after={after}", cancellationToken))
                    {
                        terminal.WriteRaw(line);
                    }

                    return ExitStatus.Good;
                },
                cancellationToken);
        });
    }

    private static async Task<ExitStatus> StoreAsync(IStore store, Terminal terminal, long after, CancellationToken cancellationToken)
    {
        while (await store.ChainAsync(after, Together, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                terminal.WriteRaw(AuditLine.Write(row));
            }

            after = rows[^1].Seq;
        }

        return ExitStatus.Good;
    }
}
