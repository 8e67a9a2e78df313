using System.CommandLine;

namespace Scorecards.Cli.Input;

/// <summary>The options that say what is rated by what.</summary>
internal sealed class InputOptions
{
    public Option<string> Catalog { get; } = new("--catalog")
    {
        Description = "The services: a folder with catalog-info.yaml files, a file, a glob, a git URL, or backstage+https://HOST",
        HelpName = "PLACE",
        DefaultValueFactory = _ => ".",
    };

    public Option<string?> Definitions { get; } = new("--definitions")
    {
        Description = "The checks and scorecards: a folder, a file or a git URL [default: ./checks, else the shipped ones]",
        HelpName = "PLACE",
    };

    public Option<string> ServerUrl { get; } = new("--server-url")
    {
        Description = "What ${server.url} stands for in definitions and annotations",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    public InputOptions AddTo(Command command)
    {
        command.Add(Catalog);
        command.Add(Definitions);
        command.Add(ServerUrl);
        ServerUrl.Validators.Add(result =>
        {
            var url = result.GetValueOrDefault<string>();
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                result.AddError($"--server-url is '{url}': give an address that begins with http:// or https://");
            }
        });
        return this;
    }

    public InputPlaces Read(ParseResult arguments) => new(
        arguments.GetRequiredValue(Catalog), arguments.GetValue(Definitions), arguments.GetRequiredValue(ServerUrl).TrimEnd('/'));
}
