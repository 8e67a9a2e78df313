using System.CommandLine;
using System.Text.RegularExpressions;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Input;
using Scorecards.Cli.Output;
using Scorecards.Cli.Output.Json;
using Scorecards.Core.Access;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards token create NAME --role ROLE</c>: prints the token, this once.</summary>
internal sealed class TokenCreateCommand : DocumentedCommand
{
    private const int MostLetters = 100;

    private readonly Argument<string> _name = Symbols.Required("NAME", "Who will use it, in kebab-case");
    private readonly Option<string> _role = new("--role")
    {
        Description = "What it may do",
        HelpName = AccessRoles.Forms.Replace(", ", "|", StringComparison.Ordinal),
        Required = true,
    };

    private readonly Option<bool> _json = Symbols.Json();
    private readonly StoreOptions _store = new();

    public TokenCreateCommand()
        : base("create", "Make a token and print it, this once")
    {
        Add(_name);
        Add(_role);
        _store.AddTo(this);
        Add(_json);
        _name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && (name.Length > MostLetters || Regex.Match(name, Names.Pattern).Length != name.Length))
            {
                result.AddError($"'{name}' cannot be the name of a token: use lower-case letters, digits and single dashes between them, such as ci-reports");
            }
        });
        _role.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } role && !AccessRoles.IsRole(role))
            {
                result.AddError($"'{role}' is no role: use one of {AccessRoles.Forms}");
            }
        });
        Examples =
        [
            "SCORECARDS_TOKEN=$(scorecards token create ci --role reporter)",
            "scorecards token create ci-deploy --role gatekeeper",
            "scorecards token create payments-lead --role owner:payments",
        ];
        ExitCodes =
        [
            (ExitStatus.Good, "made; the token is the only line on stdout"),
            (ExitStatus.BadInput, "the name is taken or malformed, or the role is not known"),
            (ExitStatus.Away, "the store cannot be used"),
        ];
        SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
    }

    private async Task<ExitStatus> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(arguments.GetValue(_json));
        var made = TokenFactory.Create(arguments.GetRequiredValue(_name), arguments.GetRequiredValue(_role), DateTimeOffset.UtcNow);
        await using (var store = await _store.OpenAsync(arguments, cancellationToken))
        {
            if (!await store.AddTokenAsync(made.Token, TokenCommand.Actor, cancellationToken))
            {
                return terminal.Refuse($"a token named '{made.Token.Name}' is in force", $"revoke it first: scorecards token revoke {made.Token.Name}");
            }
        }

        if (terminal.IsJson)
        {
            terminal.WriteJson(new NewTokenJson(made.Token.Name, made.Token.Role, made.Text, made.Token.CreatedAt), CliJson.Readable.NewTokenJson);
            return ExitStatus.Good;
        }

        terminal.WriteLine(made.Text);
        terminal.Note("This is shown only now. Send it as 'Authorization: Bearer …'.");
        return ExitStatus.Good;
    }
}
