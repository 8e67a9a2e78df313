using Scorecards.Core.Access;
using Scorecards.Core.Auditing;
using Scorecards.Core.Calendars;
using Scorecards.Core.Declarations;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Gates;
using Scorecards.Core.Support;

namespace Scorecards.Core.Runtime;

/// <summary>
/// Where everything durable lives. One conformance suite holds every implementation to this contract:
/// a call that returned is on disk; a call that threw changed nothing. Any call may throw <see cref="StoreException"/> when
/// what the store stands on is away, full or read-only.
/// </summary>
public interface IStore
    : IServiceStore, IEvaluationStore, ISeriesStore, IDeclarationStore, IWebhookStore, IExemptionStore, IAttestationStore, IDefinitionStore, ITokenStore, IEventStore, IDeliveryStore, ILeaseStore, IBudgetStore,
        IGateStore, ISupportStore, IAuditStore, IKeyStore, ICalendarCopyStore, IFairPlayStore, IAsyncDisposable
{
    /// <summary>Creates or upgrades the schema. Throws <see cref="StoreException"/> with a remedy when that cannot be done.</summary>
    Task InitializeAsync(CancellationToken cancellationToken);

    /// <summary>What the clock of the store says; null where it has none but this machine's.</summary>
    Task<DateTimeOffset?> ClockAsync(CancellationToken cancellationToken);
}

/// <summary>The store cannot be used, and what to do about it.</summary>
public sealed class StoreException : Exception
{
    public StoreException()
    {
    }

    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
