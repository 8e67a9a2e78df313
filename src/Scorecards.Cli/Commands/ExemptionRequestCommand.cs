using System.CommandLine;
using System.Globalization;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards exemption request SERVICE CHECK --reason TEXT --until TIME</c>.</summary>
internal sealed class ExemptionRequestCommand : DocumentedCommand
{
    private readonly Argument<string> _service = Symbols.Required("SERVICE", "The id of a service");
    private readonly Argument<string> _check = Symbols.Required("CHECK", "A check of its scorecards");
    private readonly Option<string> _reason = new("--reason") { Description = "Why, and what happens until then", HelpName = "TEXT", Required = true };
    private readonly Option<DateTimeOffset> _until = new("--until")
    {
        Description = "When it ends: a duration from now such as 30d, or a time such as 2030-01-31 or 2030-01-31T12:00:00Z",
        HelpName = "TIME",
        Required = true,
        CustomParser = result => Read(result.Tokens[0].Value, result),
    };

    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public ExemptionRequestCommand()
        : base("request", "Ask that a check counts for nothing for a while; another token has to approve it")
    {
        Add(_service);
        Add(_check);
        Add(_reason);
        Add(_until);
        _server.AddTo(this);
        Add(_json);
        Examples = ["scorecards exemption request payments has-a-runbook --until 30d --reason \"The wiki moves until the end of May\""];
        ExitCodes =
        [
            (ExitStatus.Good, "asked for; its id is printed"),
            (ExitStatus.BadInput, "no such service or check, no good reason or time, or there is an exemption already; or the server asks for another token"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var (service, check) = (arguments.GetRequiredValue(_service), arguments.GetRequiredValue(_check));
            var exemption = await server.SendAsync(
                HttpMethod.Post,
                $"services/{service}/exemptions",
                new ExemptionQuestion(check, arguments.GetRequiredValue(_reason), arguments.GetValue(_until)),
                ServerJson.Readable.ExemptionQuestion,
                ServerJson.Readable.ExemptionAnswer,
                cancellationToken);
            ExemptionView.Show(new Terminal(arguments.GetValue(_json)), exemption);
            return (int)ExitStatus.Good;
        });
    }

    private static DateTimeOffset Read(string text, System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Duration.TryParse(text, out var duration))
        {
            return DateTimeOffset.UtcNow + duration;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        if (DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, Utc, out var time))
        {
            return time;
        }

        result.AddError($"--until is '{text}': give a duration such as 30d, or a time such as 2030-01-31 or 2030-01-31T12:00:00Z");
        return default;
    }
}
