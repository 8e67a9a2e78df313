using Scorecards.Cli.Output;

namespace Scorecards.Cli.Gates;

/// <summary>The words of the gate, and what they come to.</summary>
internal static class GateWords
{
    /// <summary>The kinds of change.</summary>
    public static readonly string[] Kinds = ["deploy", "rollback", "hotfix", "security"];

    /// <summary>The exit code of a decision; null of a word that is none.</summary>
    public static ExitStatus? StatusOf(string decision) => decision switch
    {
        "allow" => ExitStatus.Good,
        "deny" => ExitStatus.Denied,
        "hold" => ExitStatus.Held,
        _ => null,
    };

    /// <summary>The decision that an exit code stands for.</summary>
    public static string Of(ExitStatus status) => status switch
    {
        ExitStatus.Good => "allow",
        ExitStatus.Denied => "deny",
        ExitStatus.Held => "hold",
        _ => "undecided",
    };
}
