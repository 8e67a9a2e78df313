using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards override approve|revoke ID</c>.</summary>
internal sealed class OverrideDecideCommand : DocumentedCommand
{
    private readonly Argument<string> _id = Symbols.Required("ID", "The id of an override, as 'override list' prints it");
    private readonly Option<bool> _json = Symbols.Json();
    private readonly ServerOptions _server = new();

    /// <param name="path">What is done, as the API calls it.</param>
    /// <param name="done">What it is then.</param>
    public OverrideDecideCommand(string word, string path, string description, string done)
        : base(word, description)
    {
        Add(_id);
        _server.AddTo(this);
        Add(_json);
        Examples = [$"scorecards override {word} 0199b7a2d4e17c3f9a54d10c5e2b8f60"];
        ExitCodes =
        [
            (ExitStatus.Good, done),
            (ExitStatus.BadInput, "no such override, or it is past that; or the token may not"),
            (ExitStatus.Away, "the server cannot be reached, or cannot answer now"),
        ];
        SetAction(async (arguments, cancellationToken) =>
        {
            using var server = _server.Connect(arguments);
            var decided = await server.SendAsync(
                HttpMethod.Post, $"gate/overrides/{arguments.GetRequiredValue(_id)}/{path}", ServerJson.Readable.OverrideAnswer, cancellationToken);
            OverrideView.Show(new Terminal(arguments.GetValue(_json)), decided);
            return (int)ExitStatus.Good;
        });
    }
}
