using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Gates;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Gates;

/// <summary>Breaks the glass, in front of everyone: each step is audited and told.</summary>
public sealed class OverrideDesk(IGateStore store, ActingWatch watch, LiveInputs inputs, TimeProvider clock) : IDisposable
{
    private const int Attempts = 3;

    private readonly SemaphoreSlim _one = new(1);

    public void Dispose() => _one.Dispose();

    /// <summary>What is wrong with an override that is to be opened, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Mistakes(NewOverride opened) => OverrideRules.Mistakes(opened, Terms);

    /// <summary>Opens an override without mistakes.</summary>
    /// <param name="by">The name of the token.</param>
    public async Task<GateOverride> OpenAsync(NewOverride opened, ServiceView service, string by, CancellationToken cancellationToken)
    {
        var open = Next(opened, service, by);
        await store.AddOverrideAsync(open, GateEvents.Opened(open, Context(service)), cancellationToken);
        await watch.RefreshAsync(CancellationToken.None);
        return open;
    }

    /// <summary>The same for what a person sends by a button: two clicks break one glass.</summary>
    public async Task<GateOverride> OpenOnceAsync(NewOverride opened, ServiceView service, string by, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var next = Next(opened, service, by);
            var acting = await watch.RefreshAsync(cancellationToken);
            return acting.Overrides.FirstOrDefault(known => OverrideRules.IsAgain(known, next)) ?? await OpenAsync(opened, service, by, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Notes that a second person says it was right; null when there is none of that id.</summary>
    public Task<OverrideChange?> ApproveAsync(string id, string by, Func<string, ServiceView?> services, CancellationToken cancellationToken) => ChangeAsync(
        id, (opened, now) => OverrideRules.Approve(opened, by, now),
        approved => services(approved.Service) is { } service ? GateEvents.Approved(approved, Context(service)) : null, cancellationToken);

    /// <summary>Ends an override before its time; null when there is none of that id.</summary>
    public Task<OverrideChange?> RevokeAsync(string id, string by, CancellationToken cancellationToken) =>
        ChangeAsync(id, (opened, now) => OverrideRules.Revoke(opened, by, now), _ => null, cancellationToken);

    private OverrideTerms Terms
    {
        get
        {
            var spec = inputs.Current.Definitions.GatePolicy?.Spec.Overrides ?? new GateOverridesSpec();
            return new OverrideTerms(spec.Usual.Value, spec.Longest.Value, spec.SingleUseTiers, spec.ApprovalWithin.Value);
        }
    }

    private GateOverride Next(NewOverride opened, ServiceView service, string by)
    {
        var now = clock.GetUtcNow();
        return OverrideRules.Open(Guid.CreateVersion7(now).ToString("N"), opened with { Service = service.Id }, service.Service.Tier, Terms, by, now);
    }

    private EventContext Context(ServiceView service) => new(service.Service, inputs.Current.Definitions, inputs.Current.ServerUrl);

    private async Task<OverrideChange?> ChangeAsync(
        string id, Func<GateOverride, DateTimeOffset, OverrideChange> rule, Func<GateOverride, OutboxEvent?> told, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await store.FindOverrideAsync(id, cancellationToken) is not { } opened)
            {
                return null;
            }

            var change = rule(opened, clock.GetUtcNow());
            if (change.Override is not { } changed)
            {
                return change;
            }

            if (await store.ChangeOverrideAsync(opened, changed, told(changed), cancellationToken))
            {
                await watch.RefreshAsync(CancellationToken.None);
                return change;
            }
        }

        throw new StoreException("The override is changed by others at this moment; try again.");
    }
}
