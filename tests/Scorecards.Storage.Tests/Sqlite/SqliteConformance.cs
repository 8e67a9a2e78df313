using Scorecards.Storage.Tests.Auditing;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.Sqlite;

/// <summary>The whole contract, on SQLite.</summary>
public static class SqliteConformance
{
    public sealed class Catalog : CatalogConformance<SqliteEngine>;

    public sealed class Claims : ClaimConformance<SqliteEngine>;

    public sealed class Due : DueConformance<SqliteEngine>;

    public sealed class Evaluations : EvaluationConformance<SqliteEngine>;

    public sealed class History : HistoryConformance<SqliteEngine>;

    public sealed class Series : SeriesConformance<SqliteEngine>;

    public sealed class FairPlay : FairPlayConformance<SqliteEngine>;

    public sealed class Contents : ContentConformance<SqliteEngine>;

    public sealed class Recomputing : RecomputeConformance<SqliteEngine>;

    public sealed class Tokens : TokenConformance<SqliteEngine>;

    public sealed class Events : EventConformance<SqliteEngine>;

    public sealed class Deliveries : DeliveryConformance<SqliteEngine>;

    public sealed class Budgets : BudgetConformance<SqliteEngine>;

    public sealed class Feed : FeedConformance<SqliteEngine>;

    public sealed class Waiting : WaitConformance<SqliteEngine>;

    public sealed class Concurrency : ConcurrencyConformance<SqliteEngine>;

    public sealed class Declarations : DeclarationConformance<SqliteEngine>;

    public sealed class Webhooks : WebhookConformance<SqliteEngine>;

    public sealed class Exemptions : ExemptionConformance<SqliteEngine>;

    public sealed class Attestations : AttestationConformance<SqliteEngine>;

    public sealed class Gates : GateConformance<SqliteEngine>;

    public sealed class Acting : ActingConformance<SqliteEngine>;

    public sealed class Audit : AuditConformance<SqliteEngine>;

    public sealed class Keys : KeyConformance<SqliteEngine>;

    public sealed class Tampering : TamperConformance<SqliteEngine>;
}
