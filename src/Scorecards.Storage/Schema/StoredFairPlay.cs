using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Grades;

namespace Scorecards.Storage.Schema;

/// <summary>How what is worth a look is asked for, in SQL that every engine reads alike, and what the rows mean.</summary>
internal static class StoredFairPlay
{
    private const string ByDefinitions = "%\"attribution\":{\"kind\":\"definitions\"%";

    /// <summary>By the index of spans that ended, then what is beside each by the key.</summary>
    public const string Turns =
        """
        SELECT s.service, s.check_name,
            (SELECT b.outcome FROM outcome_spans b WHERE b.check_name = s.check_name AND b.service = s.service AND b.revision < s.revision ORDER BY b.revision DESC LIMIT 1),
            s.outcome,
            (SELECT a.outcome FROM outcome_spans a WHERE a.check_name = s.check_name AND a.service = s.service AND a.revision > s.revision ORDER BY a.revision LIMIT 1),
            s.at, s.until
        FROM outcome_spans s
        WHERE s.until >= @since AND s.until - s.at <= @longest
        ORDER BY s.until DESC, s.check_name, s.service
        LIMIT @limit
        """;

    /// <summary>
    /// The events of grades that moved by definitions, with the evaluations on both sides. By text, in which a quotation mark begins a name
    /// or a value and nothing else: PostgreSQL reads no JSON that has a zero character in one of its texts.
    /// </summary>
    public const string Moves =
        $"""
        SELECT e.body, p.id, p.at, p.definitions, v.id, v.at, v.definitions
        FROM events e
        JOIN evaluations v ON v.id = substr(e.id, 1, length(e.id) - length('{GradeEvents.IdEnd}'))
        JOIN evaluations p ON p.service = v.service
            AND p.revision = (SELECT max(o.revision) FROM evaluations o WHERE o.service = v.service AND o.revision < v.revision)
        WHERE e.at >= @since AND e.type = '{EventTypes.GradeChanged}' AND e.body LIKE '{ByDefinitions}'
        ORDER BY e.at DESC, e.number DESC
        LIMIT @limit
        """;

    /// <summary>Which answers, the same way.</summary>
    public const string WithoutEvidence = "valid_until > @now AND body LIKE '%\"evidence\":[]%' ORDER BY id DESC LIMIT @limit";

    public static OutcomeTurn Turn(string service, string check, string? before, string outcome, string? after, long at, long until) => new(
        service, check, Kind(before), Kind(outcome)!.Value, Kind(after), StoredTime.Read(at), StoredTime.Read(until));

    public static DefinitionsMove Move(string body, EvaluationRef before, EvaluationRef after)
    {
        var data = CloudEventJson.Read(body).Data;
        return new DefinitionsMove(data.Service!.Id, data.Service.Team, GradeOf(data.From), GradeOf(data.To), before, after);
    }

    private static OutcomeKind? Kind(string? stored) => stored is null ? null : Enum.Parse<OutcomeKind>(stored);

    private static Grade GradeOf(GradeAndScore? told) => GradeExtensions.TryParse(told?.Grade, out var grade) ? grade : Grade.U;
}
