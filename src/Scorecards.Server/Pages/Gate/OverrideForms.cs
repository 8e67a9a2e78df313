using Scorecards.Core.Access;
using Scorecards.Core.Gates;
using Scorecards.Core.Text;
using Scorecards.Server.Gates;
using Scorecards.Server.Inputs;
using Scorecards.Server.Pages.Forms;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Pages.Gate;

/// <summary>Breaks the glass, and says whether that was right.</summary>
internal sealed class OverrideForms(OverrideDesk desk, LiveSnapshot live, LiveInputs inputs)
{
    public const string Service = "service";
    public const string Environment = "environment";
    public const string Artifact = "artifactDigest";
    public const string Reason = "reason";
    public const string Incident = "incident";
    public const string Lasts = "duration";

    /// <summary>Opens an override for someone of the team of the service, or an approver.</summary>
    public async Task<FormOutcome> OpenAsync(IFormCollection form, Sender sender, CancellationToken cancellationToken)
    {
        if (inputs.Current.Definitions.GatePolicy is not { } policy)
        {
            return FormOutcome.Refused("No gate policy is loaded, so there is no glass to break.");
        }

        var mistakes = new Dictionary<string, string>();
        var (named, environment) = (form.Text(Service) ?? "", form.Text(Environment) ?? "");
        if (!live.Current.All.TryGetValue(named, out var service) || service.Retired)
        {
            mistakes[Service] = $"must be the id of a service: {Spelling.Hint(named, [.. live.Current.All.Keys])}";
        }

        if (!policy.Environments.ContainsKey(environment))
        {
            mistakes[Environment] = $"must be one of {string.Join(", ", policy.Environments.Keys)}";
        }

        if (form.Text(Artifact) is { } artifact && artifact.Any(char.IsControl))
        {
            mistakes[Artifact] = "must have no control characters";
        }

        TimeSpan? lasts = null;
        if (form.Text(Lasts) is { } text)
        {
            lasts = Duration.TryParse(text, out var length) ? length : null;
            if (lasts is null)
            {
                mistakes[Lasts] = "must be one of the list";
            }
        }

        var opened = new NewOverride(
            service?.Id ?? named, environment, form.Text(Artifact), form.Text(Reason), form.Text(Incident), lasts);
        foreach (var (field, mistake) in desk.Mistakes(opened))
        {
            mistakes.TryAdd(field, mistake);
        }

        var mayBreak = service is null || AccessRoles.May(sender.Role, AccessRoles.Owner, service.Service.Team);
        if (!mayBreak || mistakes.Count > 0)
        {
            return new FormOutcome.Wrong(mistakes, mayBreak ? null
                : $"It takes a token of the role {AccessRoles.OwnerPrefix}{service!.Service.Team ?? "TEAM"} or {AccessRoles.Approver}; '{sender.Name}' has the role {sender.Role}.");
        }

        await desk.OpenOnceAsync(opened, service!, sender.Name, cancellationToken);
        return new FormOutcome.Done(GateForms.BreakGlass);
    }

    public async Task<FormOutcome> ApproveAsync(string? id, Sender sender, CancellationToken cancellationToken) => Of(
        id is null ? null : await desk.ApproveAsync(id, sender.Name, name => live.Current.All.GetValueOrDefault(name), cancellationToken), GateForms.ApproveGlass);

    public async Task<FormOutcome> RevokeAsync(string? id, Sender sender, CancellationToken cancellationToken) =>
        Of(id is null ? null : await desk.RevokeAsync(id, sender.Name, cancellationToken), GateForms.RevokeGlass);

    private static FormOutcome Of(OverrideChange? change, string done) => change switch
    {
        null => FormOutcome.Refused("There is no such override."),
        { Override: not null } => new FormOutcome.Done(done),
        _ => FormOutcome.Refused($"{Wording.Capital(change.Refusal ?? "It cannot be done")}."),
    };
}
