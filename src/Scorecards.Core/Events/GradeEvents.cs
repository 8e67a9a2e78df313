using Scorecards.Core.Definitions;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Events;

/// <summary>Finds out whether an evaluation changed the grade. Pure: the same evaluations give the same event.</summary>
public static class GradeEvents
{
    /// <summary>What follows the id of the evaluation in the id of its event.</summary>
    public const string IdEnd = "-grade";

    /// <summary>The event of a grade that became another, or none. A first evaluation changes nothing: there was no grade.</summary>
    /// <param name="next">As it is kept: an evaluation that only confirms the one before has its id.</param>
    public static CloudEvent? Between(Evaluation? previous, Evaluation next, EventContext context)
    {
        if (previous is null || previous.Id == next.Id || GradeOf(previous) == GradeOf(next))
        {
            return null;
        }

        var check = next.Attribution?.Check;
        return new CloudEvent
        {
            Id = next.Id + IdEnd,
            Type = EventTypes.GradeChanged,
            Source = context.Source,
            Subject = next.Service,
            Time = next.At,
            Data = new EventData
            {
                Service = context.Described,
                From = Of(previous),
                To = Of(next),
                Attribution = next.Attribution is { } why ? new EventAttribution(why.Kind, check, context.TitleOf(check), why.Summary) : null,
                Fix = GradeOf(next) < GradeOf(previous) ? FixOf(next, check, context.Definitions) : null,
                Evaluation = next.Id,
                Links = context.Links(check),
            },
        };
    }

    private static Grade GradeOf(Evaluation evaluation) => evaluation.Primary?.Grade ?? Grade.U;

    private static GradeAndScore Of(Evaluation evaluation) => new(GradeOf(evaluation).Letter(), evaluation.Primary?.Score);

    private static EventFix? FixOf(Evaluation evaluation, string? check, DefinitionSet definitions) =>
        check is not null
        && evaluation.Outcomes.FirstOrDefault(o => o.Check == check) is { Outcome: OutcomeKind.Fail or OutcomeKind.Partial }
        && definitions.Checks.GetValueOrDefault(check)?.Spec.Fix is { } fix && (fix.Text ?? fix.Link) is not null
            ? new EventFix(fix.Text, fix.Link)
            : null;
}
