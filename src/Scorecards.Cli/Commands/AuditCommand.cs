using Scorecards.Cli.CommandLine;

namespace Scorecards.Cli.Commands;

/// <summary><c>scorecards audit</c>: what was done and by whom, and whether the log of it is as it was written.</summary>
internal sealed class AuditCommand : DocumentedCommand
{
    public AuditCommand()
        : base("audit", "Verify, export and list the audit log: what was done, and by whom")
    {
        Add(new AuditVerifyCommand());
        Add(new AuditExportCommand());
        Add(new AuditListCommand());
    }
}
