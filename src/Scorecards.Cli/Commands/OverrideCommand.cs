using Scorecards.Cli.CommandLine;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards override</c>, also <c>break-glass</c>: passes the gate for a while, in front of everyone.</summary>
internal sealed class OverrideCommand : DocumentedCommand
{
    public OverrideCommand()
        : base("override", "Break the glass: open, list, approve and revoke overrides of the gate")
    {
        Aliases.Add("break-glass");
        Add(new OverrideOpenCommand());
        Add(new OverrideListCommand());
        Add(new OverrideDecideCommand("approve", "approvals", "Say, as a second person, that an override was right", "approved"));
        Add(new OverrideDecideCommand("revoke", "revoke", "End an override before its time", "ended"));
    }
}
