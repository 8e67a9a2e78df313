using Scorecards.Core.Access;

namespace Scorecards.Server.Pages.Forms;

/// <summary>Whoever sent a form.</summary>
/// <param name="Name">Of the token.</param>
internal sealed record Sender(string Name, string? Role)
{
    /// <summary>What an approver may do; refused to everyone else.</summary>
    public async Task<FormOutcome> AsApproverAsync(Func<Task<FormOutcome>> act) => AccessRoles.May(Role, AccessRoles.Approver, null)
        ? await act()
        : FormOutcome.Refused($"It takes a token of the role {AccessRoles.Approver}; '{Name}' has the role {Role}.");
}
