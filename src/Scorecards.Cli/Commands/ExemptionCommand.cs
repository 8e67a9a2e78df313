using Scorecards.Cli.CommandLine;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards exemption</c>: checks waived for a service for a time.</summary>
internal sealed class ExemptionCommand : DocumentedCommand
{
    public ExemptionCommand()
        : base("exemption", "Ask for, list and decide exemptions: checks that count for nothing for a while")
    {
        Add(new ExemptionRequestCommand());
        Add(new ExemptionListCommand());
        Add(new ExemptionDecideCommand("approve", "Approve an exemption that another token asked for"));
        Add(new ExemptionDecideCommand("deny", "Deny an exemption that was asked for"));
        Add(new ExemptionDecideCommand("revoke", "End an exemption in force before its time"));
    }
}
