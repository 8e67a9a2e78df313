using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Server.Models;

namespace Scorecards.Cli.Gates;

/// <summary>The options of <c>scorecards gate</c> that say what is asked, and for how long.</summary>
internal sealed partial class GateOptions
{
    private static readonly TimeSpan _ordinaryPatience = TimeSpan.FromSeconds(10);

    private readonly Argument<string> _service = Symbols.Required("SERVICE", "The id of a service");
    private readonly Option<string> _environment = new("--environment", "-e") { Description = "Where it is deployed to", HelpName = "NAME", Required = true };
    private readonly Option<string> _kind = new("--kind") { Description = "What kind of change it is", HelpName = string.Join('|', GateWords.Kinds), DefaultValueFactory = _ => "deploy" };
    private readonly Option<string?> _artifact = new("--artifact") { Description = "What is deployed, such as sha256:…", HelpName = "DIGEST" };
    private readonly Option<string?> _commit = new("--commit") { Description = "The commit it was built from", HelpName = "SHA" };
    private readonly Option<DateTimeOffset?> _at = Moments.At("--at", "Ask what would be at this moment, such as 2030-01-31T12:00:00Z; nothing is recorded, and the answer is good for nothing else");
    private readonly Option<TimeSpan?> _wait = Moments.For("--wait", "Ask again for so long until the gate opens, such as 10m [default: ask once]", TimeSpan.FromDays(1));
    private readonly Option<TimeSpan?> _retryFor = Moments.For(
        "--retry-for", "Try a server that is away for so long, or as long as --wait where that is longer [default: 10s]", TimeSpan.FromHours(1));

    private readonly Option<string?> _key = new("--idempotency-key")
    {
        Description = "A name of this request of your own, such as the id of the job: the same one asked again is not decided again",
        HelpName = "KEY",
    };

    public void AddTo(Command command)
    {
        command.Add(_service);
        Option[] options = [_environment, _kind, _artifact, _commit, _wait, _retryFor, _at, _key];
        foreach (var option in options)
        {
            command.Add(option);
        }

        _kind.AcceptOnlyFromAmong(GateWords.Kinds);
        _key.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } key && !KeyForm().IsMatch(key))
            {
                result.AddError($"--idempotency-key is '{key}': give 1 to {GateAsk.LongestKey - 10} letters, digits and signs of ASCII without blanks");
            }
        });
    }

    /// <summary>True for a simulation.</summary>
    public bool IsSimulation(CommandResult result) => result.GetResult(_at) is not null;

    /// <summary>True where what is asked for binds to a decision that is recorded, which a simulation is not.</summary>
    public bool NeedsDecision(CommandResult result) => result.GetResult(_wait) is not null || result.GetResult(_key) is not null;

    public GateAsk Read(ParseResult arguments) => new(
        new GateQuestion(
            arguments.GetRequiredValue(_service),
            arguments.GetRequiredValue(_environment),
            arguments.GetRequiredValue(_kind),
            arguments.GetValue(_artifact),
            arguments.GetValue(_commit),
            arguments.GetValue(_at)),
        arguments.GetValue(_key) ?? Guid.CreateVersion7().ToString("N"),
        arguments.GetValue(_wait) ?? TimeSpan.Zero,
        arguments.GetValue(_retryFor) ?? _ordinaryPatience);

    [GeneratedRegex(@"^[!-~]{1,190}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();
}
