using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Scoring;
using Scorecards.Core.Support;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Support;

/// <summary>The SRE support of a service at a moment, by the snapshot, the definitions in force and what people declared: no store is asked.</summary>
public sealed record ServiceSupport
{
    public required ServiceView Service { get; init; }

    /// <summary>Null without a policy.</summary>
    public SupportPolicy? Policy { get; init; }

    /// <summary>What the policy was asked; null where it says nothing: without one, before the first evaluation, and of a retired service.</summary>
    public SupportQuestion? Question { get; init; }

    /// <summary>What the rules say; null where they say nothing.</summary>
    public SupportDecision? Decision { get; init; }

    /// <summary>What comes of the rules and of what was before; null where they say nothing.</summary>
    public SupportStanding? Standing { get; init; }

    /// <summary>What comes of all; null where the rules say nothing.</summary>
    public SupportState? State { get; init; }

    /// <summary>The appeal in force, else the open one, else null.</summary>
    public SupportAppeal? Appeal { get; init; }

    public bool Eligible => State?.Eligible == true;

    /// <summary>The level as the policy describes it; null where there is none, or the policy has it no more.</summary>
    public SupportLevelSpec? Level => State is { } state ? Policy?.Spec.Levels.GetValueOrDefault(state.Level) : null;

    /// <summary>When the grace ends; null when none runs.</summary>
    public DateTimeOffset? GraceUntil { get; private init; }

    public static ServiceSupport Of(ServiceView service, DefinitionSet definitions, ActingState acting, DateTimeOffset now)
    {
        var appeals = acting.Appeals.Where(a => a.Service == service.Id).ToList();
        return Of(service, definitions, appeals, now);
    }

    /// <summary>The support of every service of the catalog, by id.</summary>
    public static IReadOnlyList<ServiceSupport> All(Snapshot snapshot, DefinitionSet definitions, ActingState acting, DateTimeOffset now)
    {
        var appeals = acting.Appeals.ToLookup(a => a.Service, StringComparer.Ordinal);
        return [.. snapshot.Services.In(BoardOrder.Id).Select(service => Of(service, definitions, [.. appeals[service.Id]], now))];
    }

    private static ServiceSupport Of(ServiceView service, DefinitionSet definitions, List<SupportAppeal> appeals, DateTimeOffset now)
    {
        var appeal = appeals.Find(a => a.IsInForceAt(now)) ?? appeals.Find(a => a.IsOpenAt(now));
        if (definitions.SupportPolicy is not { } policy || service is not { Latest: { } latest, Retired: false })
        {
            return new ServiceSupport { Service = service, Policy = definitions.SupportPolicy, Appeal = appeal };
        }

        // The rules are asked again, so that the reasons are those of the definitions in force: the evaluation may be of those before.
        var question = Supporting.Question(definitions, service.Service, latest);
        var decision = SupportRanking.Of(policy, question);
        var standing = SupportStandings.Next(policy, decision, latest.Support, latest.ConfirmedUntil);
        return new ServiceSupport
        {
            Service = service,
            Policy = policy,
            Question = question,
            Decision = decision,
            Standing = standing,
            State = SupportState.At(standing, appeal, policy.Spec.Appeals.Level?.Value, now),
            Appeal = appeal,
            GraceUntil = now < standing.GraceUntil ? standing.GraceUntil : null,
        };
    }
}
