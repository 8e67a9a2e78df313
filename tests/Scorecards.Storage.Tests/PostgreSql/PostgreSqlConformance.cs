using Scorecards.Storage.Tests.Auditing;
using Scorecards.Storage.Tests.Conformance;

namespace Scorecards.Storage.Tests.PostgreSql;

/// <summary>The whole contract, on PostgreSQL.</summary>
public static class PostgreSqlConformance
{
    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Catalog : CatalogConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Claims : ClaimConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Due : DueConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Evaluations : EvaluationConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class History : HistoryConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Series : SeriesConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Contents : ContentConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Recomputing : RecomputeConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class FairPlay : FairPlayConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Tokens : TokenConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Events : EventConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Deliveries : DeliveryConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Feed : FeedConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Waiting : WaitConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Concurrency : ConcurrencyConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Declarations : DeclarationConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Webhooks : WebhookConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Exemptions : ExemptionConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Attestations : AttestationConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Budgets : BudgetConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Gates : GateConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Acting : ActingConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Audit : AuditConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Keys : KeyConformance<PostgreSqlEngine>;

    [Collection(PostgreSqlFixture.Name), Trait("Needs", "system")]
    public sealed class Tampering : TamperConformance<PostgreSqlEngine>;
}
