using Scorecards.Core.Support;
using Scorecards.Server.Gates;

namespace Scorecards.Server.Support;

/// <summary>Takes appeals and decisions on them. When a call returns, this node goes by it.</summary>
public sealed class SupportDesk(ISupportStore store, ActingWatch watch, TimeProvider clock)
{
    /// <summary>How often to decide again when another decided at the same moment.</summary>
    private const int Attempts = 3;

    /// <summary>Why a service cannot appeal now; null when it can.</summary>
    public static SupportAppealObstacle? Obstacle(ServiceSupport support) => support switch
    {
        { Policy: null } or { Policy.Spec.Appeals.Longest.Ticks: 0 } => SupportAppealObstacle.NoAppeals,
        { Standing.Eligible: true } => SupportAppealObstacle.Eligible,
        { Standing.Former: null, Policy.Spec.Appeals.Level: null } => SupportAppealObstacle.NothingToKeep,
        _ => null,
    };

    /// <summary>The new appeal; null where another one of the service is open or in force.</summary>
    /// <param name="reason">Without mistakes, as is the end.</param>
    /// <param name="by">The name of the token.</param>
    public async Task<SupportAppeal?> AppealAsync(string service, string reason, DateTimeOffset until, string by, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var appeal = new SupportAppeal
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Service = service,
            Reason = reason.Trim(),
            RequestedBy = by,
            RequestedAt = now,
            ExpiresAt = until.ToUniversalTime(),
        };
        if (!await store.AddAppealAsync(appeal, now, cancellationToken))
        {
            return null;
        }

        await watch.RefreshAsync(CancellationToken.None);
        return appeal;
    }

    /// <summary>The appeal after a decision, or why it is refused; null when there is no such appeal.</summary>
    /// <param name="by">The name of the token.</param>
    public async Task<SupportAppealDecision?> DecideAsync(string id, bool granted, string by, string? answer, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindAppealAsync(id, cancellationToken) is not { } appeal)
            {
                return null;
            }

            var decision = SupportAppealRules.Decide(appeal, granted, by, answer, clock.GetUtcNow());
            if (decision.Appeal is not { } next)
            {
                return decision;
            }

            if (await store.ChangeAppealAsync(appeal, next, cancellationToken))
            {
                await watch.RefreshAsync(CancellationToken.None);
                return decision;
            }
        }

        return new SupportAppealDecision(null, SupportAppealRefusal.State, "others decide at this moment; look at the appeal and try again");
    }
}

/// <summary>Why a service cannot appeal.</summary>
public enum SupportAppealObstacle
{
    /// <summary>There is no policy, or it takes none.</summary>
    NoAppeals,

    /// <summary>It is supported by the rules.</summary>
    Eligible,

    /// <summary>It never had support, and the policy has no level for that.</summary>
    NothingToKeep,
}
