using Scorecards.Core.Access;
using Scorecards.Core.Support;
using Scorecards.Server.Gates;
using Scorecards.Server.Inputs;
using Scorecards.Server.Pages.Forms;
using Scorecards.Server.Projection;
using Scorecards.Server.Support;

namespace Scorecards.Server.Pages.Service;

/// <summary>Asks that a service keeps its support for a while.</summary>
internal sealed class AppealForms(SupportDesk desk, LiveSnapshot live, LiveInputs inputs, LiveActing acting, TimeProvider clock)
{
    public const string Reason = "reason";

    /// <summary>The last day.</summary>
    public const string Until = "until";

    public async Task<FormOutcome> AppealAsync(string id, IFormCollection form, Sender sender, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!live.Current.All.TryGetValue(id, out var service) || service.Retired)
        {
            return FormOutcome.Refused("The service is not in the catalog any more.");
        }

        if (!AccessRoles.May(sender.Role, AccessRoles.Owner, service.Service.Team))
        {
            return FormOutcome.Refused($"It takes a token of the role {AccessRoles.OwnerPrefix}{service.Service.Team ?? "TEAM"} or {AccessRoles.Approver}; '{sender.Name}' has the role {sender.Role}.");
        }

        var support = ServiceSupport.Of(service, inputs.Current.Definitions, acting.Current, now);
        if (SupportDesk.Obstacle(support) is { } obstacle)
        {
            return FormOutcome.Refused(obstacle switch
            {
                SupportAppealObstacle.NoAppeals => "No appeals are taken, as the policy says.",
                SupportAppealObstacle.Eligible => "There is nothing to appeal against: the rules support the service.",
                _ => "The service never had support that it could keep.",
            });
        }

        var until = form.EndOfDay(Until, out var isDay);
        var mistakes = new Dictionary<string, string>();
        Add(Reason, SupportAppealRules.MistakeInReason(form.Text(Reason)));
        Add(Until, isDay ? SupportAppealRules.MistakeInEnd(until, support.Policy!.Spec.Appeals.Longest, now) : "must be a day, such as 2030-01-31");
        return mistakes.Count > 0 ? new FormOutcome.Wrong(mistakes)
            : await desk.AppealAsync(service.Id, form.Text(Reason)!, until!.Value, sender.Name, cancellationToken) is null
                ? FormOutcome.Refused("An appeal for the service is open or in force already.")
                : new FormOutcome.Done(ServiceForms.Appeal);

        void Add(string field, string? mistake)
        {
            if (mistake is not null)
            {
                mistakes[field] = mistake;
            }
        }
    }
}
