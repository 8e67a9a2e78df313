using Scorecards.Core.Declarations;
using Scorecards.Core.Text;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Declaring;

/// <summary>Takes requests for exemptions, and decisions on them.</summary>
public sealed class ExemptionDesk(IExemptionStore store, LiveSnapshot live, LiveInputs inputs, TimeProvider clock)
{
    /// <summary>How often to decide again when another decided at the same moment.</summary>
    private const int Attempts = 3;

    /// <param name="id">Of the service.</param>
    /// <param name="by">The name of the token.</param>
    public async Task<ExemptionResult> RequestAsync(string id, NewExemption asked, string by, CancellationToken cancellationToken)
    {
        if (!live.Current.All.TryGetValue(id, out var service) || service.Retired)
        {
            return new ExemptionResult.UnknownService();
        }

        var now = clock.GetUtcNow();
        if (Mistakes(asked, now) is { Count: > 0 } mistakes)
        {
            return new ExemptionResult.Wrong(mistakes);
        }

        var checks = ServiceChecks.Of(service.Service, inputs.Current.Definitions);
        if (!checks.Contains(asked.Check!))
        {
            return new ExemptionResult.NotRated(service.Id, Spelling.NearestFew(asked.Check!, checks));
        }

        var exemption = ExemptionRules.Request(Guid.CreateVersion7(now).ToString("N"), service.Id, asked.Check!, asked.Reason!, asked.ExpiresAt!.Value, by, now);
        return await store.AddExemptionAsync(exemption, now, cancellationToken) switch
        {
            ExemptionAdded.UnknownService => new ExemptionResult.UnknownService(),
            ExemptionAdded.AnotherIsOpen => new ExemptionResult.AnotherIsOpen(service.Id),
            _ => new ExemptionResult.Done(exemption),
        };
    }

    /// <summary>Approves, denies or revokes.</summary>
    /// <param name="by">The name of the token, of the role approver or a higher one.</param>
    public async Task<ExemptionResult> DecideAsync(string id, ExemptionState to, string by, string? reason, CancellationToken cancellationToken)
    {
        if (ExemptionRules.MistakeInWords(reason) is { } mistake)
        {
            return new ExemptionResult.Wrong(new Dictionary<string, string> { ["reason"] = mistake });
        }

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindExemptionAsync(id, cancellationToken) is not { } exemption)
            {
                return new ExemptionResult.Unknown();
            }

            var now = clock.GetUtcNow();
            var decision = ExemptionRules.Decide(exemption, to, by, reason, now);
            if (decision.Exemption is not { } next)
            {
                return new ExemptionResult.Refused(decision.Refusal!.Value, decision.Message!);
            }

            if (await store.SaveStepAsync(next, now + Declared.Settling, cancellationToken))
            {
                return new ExemptionResult.Done(next);
            }
        }

        return new ExemptionResult.Busy();
    }

    private static Dictionary<string, string> Mistakes(NewExemption asked, DateTimeOffset now)
    {
        var mistakes = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(asked.Check))
        {
            mistakes["check"] = "must be the name of a check";
        }

        if (ExemptionRules.MistakeInReason(asked.Reason) is { } reason)
        {
            mistakes["reason"] = reason;
        }

        if (ExemptionRules.MistakeInExpiry(asked.ExpiresAt, now) is { } expiry)
        {
            mistakes["expiresAt"] = expiry;
        }

        return mistakes;
    }
}
