using Scorecards.Core.Runtime;

namespace Scorecards.Sources.Upstream;

/// <summary>
/// This node's share of a budget that all nodes have together. When it gets short, what is left is for those who went away
/// empty before.
/// </summary>
internal sealed class Budget(BudgetPlan plan, Func<IBudgetStore> store, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _turnedAway = new(StringComparer.Ordinal);
    private long _taken;
    private long _left;
    private DateTimeOffset _renewsAt = DateTimeOffset.MinValue;

    public BudgetPlan Plan => plan;

    /// <summary>Null before the first request.</summary>
    public BudgetStatus? Status
    {
        get
        {
            lock (_lock)
            {
                return _renewsAt == DateTimeOffset.MinValue ? null
                    : new BudgetStatus(plan.Name, plan.Limit, clock.GetUtcNow() < _renewsAt ? _taken + _left : plan.Limit, _renewsAt);
            }
        }
    }

    private SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>Takes one request; returns why not, when none may be sent.</summary>
    /// <param name="who">The source and the service: each is as good as the other.</param>
    public async Task<string?> TakeAsync(string who, CancellationToken cancellationToken)
    {
        if (TryTake(who, out var refusal))
            return refusal;

        // One at a time asks the store; the others find what it got.
        await Turn.WaitAsync(cancellationToken);
        try
        {
            if (TryTake(who, out refusal))
                return refusal;
            return await ClaimAsync(who, cancellationToken);
        }
        catch (StoreException exception)
        {
            return $"the budget of {plan.Name} cannot be read: {exception.Message}";
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Takes back a request that was answered with 304, where the upstream does not count these.</summary>
    public void NotModified()
    {
        lock (_lock)
        {
            if (plan.NotModifiedIsFree && clock.GetUtcNow() < _renewsAt)
                _taken++;
        }
    }

    /// <summary>False when only the store can tell.</summary>
    private bool TryTake(string who, out string? refusal)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            refusal = null;
            if (now >= _renewsAt || _renewsAt - now > plan.Per)
                return false;
            var isKept = _turnedAway.Count > 0 && !_turnedAway.ContainsKey(who) && _taken + _left <= _turnedAway.Count;
            if (isKept || (_taken == 0 && _left == 0))
            {
                refusal = TurnAway(who);
                return true;
            }

            if (_taken == 0)
                return false;
            _taken--;
            _turnedAway.Remove(who);
            return true;
        }
    }

    private string TurnAway(string who)
    {
        lock (_lock)
        {
            _turnedAway[who] = clock.GetUtcNow();
            return $"the budget of {plan.Name} is used up ({plan.Limit} requests, 70% of what is allowed): it renews at {_renewsAt:u}";
        }
    }

    private async Task<string?> ClaimAsync(string who, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var share = await store().TakeBudgetAsync(new BudgetClaim(plan.Name, plan.Limit, plan.Per, plan.AtATime, now), cancellationToken);
        lock (_lock)
        {
            // What was taken before the budget was whole again is void.
            _taken = share.RenewsAt == _renewsAt ? _taken + share.Taken : share.Taken;
            (_left, _renewsAt) = (share.Left, share.RenewsAt);

            // Who has not come back by now does not ask any more.
            foreach (var gone in _turnedAway.Where(away => now - away.Value > 2 * plan.Per || away.Value > now).Select(away => away.Key).ToList())
                _turnedAway.Remove(gone);

            // Within the lock, else somebody who did not ask the store takes what this one got from it.
            return TryTake(who, out var refusal) ? refusal : TurnAway(who);
        }
    }
}
