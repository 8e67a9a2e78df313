using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards attest SERVICE CHECK --yes|--no</c>: answers a question that only people can.</summary>
internal sealed class AttestCommand : DocumentedCommand
{
    private readonly Argument<string> _service = Symbols.Required("SERVICE", "The id of a service");
    private readonly Argument<string> _check = Symbols.Required("CHECK", "A check that asks people");
    private readonly Option<bool> _yes = new("--yes") { Description = "The answer is yes" };
    private readonly Option<bool> _no = new("--no") { Description = "The answer is no" };
    private readonly Option<string[]> _evidence = new("--evidence") { Description = "A link to what shows it; may be given again", HelpName = "URL" };
    private readonly Option<string?> _note = new("--note") { Description = "What else there is to say", HelpName = "TEXT" };
    private readonly Option<string?> _release = new("--release") { Description = "The release it is for, where the question is bound to releases", HelpName = "NAME" };
    private readonly Option<AttestationItemQuestion[]> _items = new("--item")
    {
        Description = "What could go wrong and what is done about it; may be given again",
        HelpName = "RISK=RESPONSE",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. result.Tokens.Select(token => Read(token.Value, result)).OfType<AttestationItemQuestion>()],
    };

    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    public AttestCommand()
        : base("attest", "Answer the question of a check that asks people")
    {
        Add(_service);
        Add(_check);
        Add(_yes);
        Add(_no);
        Add(_evidence);
        Add(_note);
        Add(_release);
        Add(_items);
        _server.AddTo(this);
        Add(_json);
        Validators.Add(result =>
        {
            if (result.GetValue(_yes) == result.GetValue(_no))
            {
                result.AddError("give one of --yes and --no");
            }
        });
        Examples =
        [
            "scorecards attest payments restore-was-rehearsed --yes --evidence https://wiki.example.com/drill",
            "scorecards attest payments contingency-list-is-complete --yes --release 2.4 --item \"the cache is cold=warm it an hour before\"",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "answered"),
            (ExitStatus.BadInput, "no such service or question, or what the question needs is missing; or the token may not answer it"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var question = new AttestationQuestion(
                arguments.GetRequiredValue(_check),
                arguments.GetValue(_yes) ? "yes" : "no",
                arguments.GetValue(_evidence) ?? [],
                arguments.GetValue(_note),
                arguments.GetValue(_release),
                arguments.GetValue(_items) ?? []);
            var reply = await server.SendAsync(
                HttpMethod.Post,
                $"services/{arguments.GetRequiredValue(_service)}/attestations",
                question,
                ServerJson.Readable.AttestationQuestion,
                ServerJson.Readable.AttestationReply,
                cancellationToken);
            Show(new Terminal(arguments.GetValue(_json)), reply);
            return (int)ExitStatus.Good;
        });
    }

    private static void Show(Terminal terminal, AttestationReply reply)
    {
        if (terminal.IsJson)
        {
            terminal.WriteJson(reply, ServerJson.Readable.AttestationReply);
            return;
        }

        terminal.WriteLine(reply.Question);
        terminal.WriteLine($"{reply.Answer} for {reply.Service}{(reply.Release is null ? "" : $" {reply.Release}")}, good until {ConsoleText.Time(reply.ValidUntil)}");
    }

    private static AttestationItemQuestion? Read(string text, System.CommandLine.Parsing.ArgumentResult result)
    {
        if (text.Split('=', 2) is [var risk, var response] && risk.Trim().Length > 0 && response.Trim().Length > 0)
        {
            return new AttestationItemQuestion(risk.Trim(), response.Trim());
        }

        result.AddError($"--item is '{text}': give RISK=RESPONSE, what could go wrong and what is done about it");
        return null;
    }
}
