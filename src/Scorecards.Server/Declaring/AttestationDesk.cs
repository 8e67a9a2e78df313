using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Text;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Declaring;

/// <summary>Takes answers to questions that only people can answer.</summary>
public sealed class AttestationDesk(IAttestationStore store, LiveSnapshot live, LiveInputs inputs, TimeProvider clock)
{
    /// <param name="id">Of the service.</param>
    /// <param name="by">The name of the token.</param>
    /// <param name="role">The role of the token.</param>
    public async Task<AttestationResult> AnswerAsync(string id, NewAttestation answer, string by, string? role, CancellationToken cancellationToken)
    {
        if (!live.Current.All.TryGetValue(id, out var view) || view.Retired)
        {
            return new AttestationResult.UnknownService();
        }

        if (AttestationRules.Mistakes(answer) is { Count: > 0 } mistakes)
        {
            return new AttestationResult.Wrong(mistakes);
        }

        var (service, definitions) = (view.Service, inputs.Current.Definitions);
        if (definitions.Checks.GetValueOrDefault(answer.Check!) is not { Runs: true, Spec.Attestation: { } asked } check)
        {
            var questions = definitions.Checks.Values.Where(c => c is { Runs: true, Spec: { Attestation: not null, Stage: not Stage.Dark } }).Select(c => c.Name);
            return new AttestationResult.NoQuestion(Spelling.NearestFew(answer.Check!, questions));
        }

        if (!AttestationRules.May(asked, role, service.Team))
        {
            return new AttestationResult.RoleNeeded(
                $"'{check.Name}' is answered by tokens of the role {string.Join(" or ", asked.Roles.Select(r => AttestationRules.Word(r.Value)))}"
                + $" or a higher one; the role of this token is '{role}', and the team of {service.Id} is {service.Team ?? "not known"}.");
        }

        if (check.Applies(ServiceValue.Of(service)) is { Outcome: OutcomeKind.NotApplicable })
        {
            return new AttestationResult.NotApplicable();
        }

        if (AttestationRules.Lack(answer, asked) is { } lack)
        {
            return new AttestationResult.Lacking(lack, asked);
        }

        var now = clock.GetUtcNow();
        var given = AttestationRules.Give(Guid.CreateVersion7(now).ToString("N"), service.Id, answer, asked, by, now);
        return await store.AddAttestationAsync(given, now + Declared.Settling, cancellationToken)
            ? new AttestationResult.Given(given)
            : new AttestationResult.UnknownService();
    }
}
