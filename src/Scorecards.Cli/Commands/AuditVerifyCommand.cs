using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Scorecards.Cli.Auditing;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Gates;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Cli.Server;
using Scorecards.Core.Access;
using Scorecards.Core.Auditing;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards audit verify [FILE]</c>: whether the audit log is as it was written.</summary>
internal sealed class AuditVerifyCommand : DocumentedCommand
{
    private readonly Argument<string?> _file = Symbols.Optional("FILE", "An export to verify instead of the log itself");
    private readonly Option<string?> _keys = new("--keys") { Description = "The keys that ends of the log may be signed with, as gate-keys prints them [default: those that the store or the server has]", HelpName = "FILE" };
    private readonly Option<string?> _head = new("--head") { Description = "With FILE: a signed end of the log that it must have, as GET /api/v1/audit/head answers it", HelpName = "FILE" };
    private readonly Option<long> _after = new("--after") { Description = "With FILE: the place after which the export begins", HelpName = "SEQ", DefaultValueFactory = _ => 0 };
    private readonly Option<bool> _json = Symbols.Json();
    private readonly AuditPlace _place = new();

    public AuditVerifyCommand()
        : base("verify", "Find whatever was changed, removed or put into the audit log; in a store, on a server, or in an export")
    {
        Add(_file);
        Add(_keys);
        Add(_head);
        Add(_after);
        _place.AddTo(this);
        Add(_json);
        _after.Validators.Add(result =>
        {
            if (result.GetValue(_after) < 0)
            {
                result.AddError("--after must be 0 or a place in the chain");
            }
        });
        Examples =
        [
            "scorecards audit verify --data /var/lib/scorecards",
            "scorecards audit verify --server https://scorecards.example.com",
            "scorecards audit verify audit.jsonl --head head.json --keys keys.json",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "whole"),
            (ExitStatus.No, "broken; each bad row is named"),
            (ExitStatus.BadInput, "the file is no export, or there is no such file or data folder"),
            (ExitStatus.Away, "the store or the server cannot be used"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(arguments.GetValue(_json));
        var keys = (IReadOnlyList<SigningKey>?)null;
        if (arguments.GetValue(_keys) is { } keyFile)
        {
            (keys, var trouble) = await VerdictFile.ReadKeysAsync(keyFile, cancellationToken);
            if (trouble is not null)
            {
                return terminal.Refuse(trouble.Reasons[0].Message.TrimEnd('.'), "gate-keys prints them");
            }
        }

        if (arguments.GetValue(_file) is { } file)
        {
            return _place.IsGiven(arguments)
                ? terminal.Refuse("a file is given beside --data, --store or --server", "verify one of them")
                : await FileAsync(arguments, terminal, file, keys, cancellationToken);
        }

        if (arguments.GetValue(_head) is not null || arguments.GetValue(_after) != 0)
        {
            return terminal.Refuse("--head and --after are for a file", "name the export to verify");
        }

        return await _place.ReadAsync(
            arguments, terminal,
            async store => Show(
                terminal,
                await AuditReport.OfAsync(store, keys ?? await store.SigningKeysAsync(cancellationToken), cancellationToken),
                await store.CountUnsealedAsync(cancellationToken)),
            async server => Show(terminal, await AuditChecks.ServerAsync(server, keys, cancellationToken), null),
            cancellationToken);
    }

    private async Task<ExitStatus> FileAsync(
        ParseResult arguments, Terminal terminal, string file, IReadOnlyList<SigningKey>? keys, CancellationToken cancellationToken)
    {
        try
        {
            AuditHead[] heads = arguments.GetValue(_head) is { } headFile ? [await ReadHeadAsync(headFile, cancellationToken)] : [];
            if (heads.Length > 0 && keys is null)
            {
                return terminal.Refuse("--head is given without --keys", "scorecards gate-keys > keys.json saves them, and a copy kept elsewhere is worth more");
            }

            var report = await AuditChecks.LinesAsync(File.ReadLinesAsync(file, cancellationToken), heads, keys ?? [], arguments.GetValue(_after), cancellationToken);
            if (report.Rows == 0)
            {
                return terminal.Refuse($"'{file}' holds no entry of an audit log", "scorecards audit export writes one");
            }

            if (heads.Length == 0)
            {
                terminal.Note("Only the chain itself is verified: without --head, rows cut off at the end are not found, nor a chain made anew.");
            }

            return Show(terminal, report, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return terminal.Refuse(e.Message);
        }
    }

    private static async Task<AuditHead> ReadHeadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllTextAsync(file, cancellationToken), ServerJson.Readable.AuditHeadAnswer)?.ToHead()
                ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new JsonException($"'{file}' is no signed end of an audit log: {e.Message}", e);
        }
    }

    private static ExitStatus Show(Terminal terminal, AuditReport report, long? unsealed)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(AuditReportJson.Of(report, unsealed), CliJson.Readable.AuditReportJson);
        }
        else
        {
            foreach (var fault in report.Faults)
            {
                terminal.WriteLine(fault.ToString());
            }

            var counted = string.Create(CultureInfo.InvariantCulture, $"{report.Rows} rows up to {report.LastSeq}, held against {report.Heads} signed ends");
            terminal.WriteLine(report.IsWhole ? $"whole: {counted}" : string.Create(CultureInfo.InvariantCulture, $"broken: {report.FaultCount} faults in {counted}"));
            if (unsealed > 0)
            {
                terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{unsealed} entries are not in the chain yet; a running server seals them within a second."));
            }
        }

        return report.IsWhole ? ExitStatus.Good : ExitStatus.No;
    }
}
