using System.CommandLine;
using Scorecards.Sources.Network;

namespace Scorecards.Cli.Server;

/// <summary>The option that says which server is asked. Its token comes from the environment, where no list of processes shows it.</summary>
internal sealed class ServerOptions
{
    /// <summary>The environment variable with the address of the server.</summary>
    public const string UrlVariable = "SCORECARDS_URL";

    /// <summary>The environment variable with the token.</summary>
    public const string TokenVariable = "SCORECARDS_TOKEN";

    private readonly Option<string?> _server = new("--server")
    {
        Description = $"The server to ask [default: {UrlVariable} in the environment, else http://127.0.0.1:5080]",
        HelpName = "URL",
    };

    public ServerOptions AddTo(Command command)
    {
        command.Add(_server);
        command.Validators.Add(result =>
        {
            if (HttpUrl.Parse(Address(result.GetValue(_server))).Error is { } error)
            {
                result.AddError($"--server or {UrlVariable} is no address of a server: {error}");
            }
        });
        return this;
    }

    /// <summary>True when the command line or the environment names a server, for commands that can do without.</summary>
    public bool IsNamed(ParseResult arguments) => arguments.GetValue(_server) is not null || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(UrlVariable));

    /// <summary>True when the command line itself names a server.</summary>
    public bool IsGiven(ParseResult arguments) => arguments.GetValue(_server) is not null;

    /// <summary>The API of the server named, with the token of the environment.</summary>
    public ServerApi Connect(ParseResult arguments) => Connect(arguments, ServerPatience.Ordinary);

    /// <inheritdoc cref="Connect(ParseResult)"/>
    public ServerApi Connect(ParseResult arguments, ServerPatience patience) =>
        new(new Uri(Address(arguments.GetValue(_server))), Environment.GetEnvironmentVariable(TokenVariable), patience);

    private static string Address(string? given) => given switch
    {
        not null => given,
        _ when Environment.GetEnvironmentVariable(UrlVariable) is { Length: > 0 } url => url,
        _ => "http://127.0.0.1:5080",
    };
}
