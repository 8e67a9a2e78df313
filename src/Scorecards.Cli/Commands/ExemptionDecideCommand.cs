using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards exemption approve|deny|revoke ID</c>.</summary>
internal sealed class ExemptionDecideCommand : DocumentedCommand
{
    private readonly Argument<string> _id = Symbols.Required("ID", "The id of an exemption, as 'exemption list' prints it");
    private readonly Option<string?> _reason = new("--reason") { Description = "Why", HelpName = "TEXT" };
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    /// <param name="word">What is done, as the API calls it.</param>
    public ExemptionDecideCommand(string word, string description)
        : base(word, description)
    {
        Add(_id);
        Add(_reason);
        _server.AddTo(this);
        Add(_json);
        Examples = [$"scorecards exemption {word} 0199b7a2d4e17c3f9a54d10c5e2b8f60"];
        ExitCodes =
        [
            (ExitStatus.Good, "decided"),
            (ExitStatus.BadInput, "no such exemption, or it is past that; or the token is not an approver's, or is the one that asked"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var exemption = await server.SendAsync(
                HttpMethod.Post,
                $"exemptions/{arguments.GetRequiredValue(_id)}/{word}",
                new DecisionQuestion(arguments.GetValue(_reason)),
                ServerJson.Readable.DecisionQuestion,
                ServerJson.Readable.ExemptionAnswer,
                cancellationToken);
            ExemptionView.Show(new Terminal(arguments.GetValue(_json)), exemption);
            return (int)ExitStatus.Good;
        });
    }
}
