using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;

namespace Scorecards.Storage.Schema;

/// <summary>How series are asked for, in SQL that every engine reads alike, and what the rows mean.</summary>
internal static class StoredSeries
{
    /// <summary>The rows of <c>evaluations</c> from the one in force at <c>@since</c> on; ties are few, and told apart by who reads.</summary>
    public const string Between =
        """
        service = @service AND at <= @until
            AND at >= coalesce((SELECT max(at) FROM evaluations WHERE service = @service AND at <= @since), @since)
        """;

    public const string Memberships = "SELECT service, team, tier, at, until FROM memberships ORDER BY service, at";

    public const string Spans =
        """
        SELECT service, outcome, at, until FROM outcome_spans
        WHERE check_name = @check AND (until IS NULL OR until >= @since)
        ORDER BY service, revision
        """;

    public static Membership Membership(string service, string? team, long tier, long at, long? until) =>
        new(service, team, (int)tier, StoredTime.Read(at), Time(until));

    public static OutcomeSpan Span(string service, string outcome, long at, long? until) =>
        new(service, Enum.Parse<OutcomeKind>(outcome), StoredTime.Read(at), Time(until));

    private static DateTimeOffset? Time(long? stored) => stored is { } at ? StoredTime.Read(at) : null;
}
