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

    /// <summary>The same of several services, joined by <c>named (id)</c>.</summary>
    public const string BetweenOfMany =
        """
        FROM named JOIN evaluations e ON e.service = named.id AND e.at <= @until
            AND e.at >= coalesce((SELECT max(f.at) FROM evaluations f WHERE f.service = named.id AND f.at <= @since), @since)
        ORDER BY e.service, e.at, e.revision
        """;

    /// <summary>
    /// True of a body that says why the grade moved. By text, in which a quotation mark begins a name or a value and nothing else: PostgreSQL
    /// reads no JSON that has a zero character in one of its texts.
    /// </summary>
    public const string IsAttributed = "body LIKE '%\"attribution\":{\"kind\":%'";

    /// <summary>
    /// Of each service the first row after the last one with another grade than the newest has. It goes by revision, so that what
    /// came later counts as later whatever the clocks said; and by service, which a cross join makes SQLite keep to, so that it takes
    /// steps in the history of each and not all of it.
    /// </summary>
    public const string HeldGrades =
        """
        SELECT e.service, e.grade, e.at FROM services s CROSS JOIN evaluations e WHERE e.service = s.id AND e.revision = (
            SELECT h.revision FROM evaluations h
            WHERE h.service = s.id AND h.revision > coalesce((
                SELECT o.revision FROM evaluations o
                WHERE o.service = s.id AND o.grade <> (SELECT n.grade FROM evaluations n WHERE n.service = s.id ORDER BY n.revision DESC LIMIT 1)
                ORDER BY o.revision DESC LIMIT 1), 0)
            ORDER BY h.revision LIMIT 1)
        """;

    public const string Memberships = "SELECT service, team, tier, at, until FROM memberships ORDER BY service, at";

    public const string Spans =
        """
        SELECT service, outcome, at, until FROM outcome_spans
        WHERE check_name = @check AND (until IS NULL OR until >= @since)
        ORDER BY service, revision
        """;

    public static HeldGrade HeldGrade(string letter, long at)
    {
        var read = StoredGrade.Read(null, letter, at);
        return new HeldGrade(read.Grade, read.Since);
    }

    public static Membership Membership(string service, string? team, long tier, long at, long? until) =>
        new(service, team, (int)tier, StoredTime.Read(at), Time(until));

    public static OutcomeSpan Span(string service, string outcome, long at, long? until) =>
        new(service, Enum.Parse<OutcomeKind>(outcome), StoredTime.Read(at), Time(until));

    public static ServiceGrade Grade(string service, double? score, string grade, long at) => new(service, StoredGrade.Read(score, grade, at));

    /// <param name="body">Of an evaluation whose grade moved.</param>
    public static AttributedChange Change(string body)
    {
        var evaluation = StoredEvaluation.Read(body);
        return new AttributedChange(evaluation.Service, evaluation.At, evaluation.Attribution!);
    }

    private static DateTimeOffset? Time(long? stored) => stored is { } at ? StoredTime.Read(at) : null;
}
