using Scorecards.Core.Catalog;
using Scorecards.Core.Grades;
using Scorecards.Core.Scoring;

namespace Scorecards.Server.Projection;

/// <summary>A service as the snapshot shows it: what the catalog says and its latest evaluation.</summary>
public sealed record ServiceView : RankedView
{
    public required Service Service { get; init; }

    /// <summary>The revision of the store; rises with every save.</summary>
    public required long Revision { get; init; }

    /// <summary>True when the catalog has it no more.</summary>
    public bool Retired { get; init; }

    /// <summary>Null before the first evaluation.</summary>
    public Evaluation? Latest { get; init; }

    /// <summary>When the catalog first had it; null while that is not known.</summary>
    public DateTimeOffset? KnownSince { get; init; }

    /// <summary>The result on the primary scorecard; null without an evaluation or when that scorecard is not for this service.</summary>
    public ScorecardResult? Primary { get; init; }

    /// <summary>Since when it has had its grade; null before the first evaluation, and while that is not known.</summary>
    public DateTimeOffset? GradeSince { get; init; }

    /// <summary>What it was graded 30 days ago; null when it was unrated then or not there.</summary>
    public Grade? GradeMonthAgo { get; init; }

    public override decimal? KeyFor(BoardOrder order) =>
        order != BoardOrder.Held ? base.KeyFor(order) : Grade == Grade.U || GradeSince is not { } since ? null : -since.UtcTicks;

    public static ServiceView Of(Service service, long revision, bool retired, Evaluation? latest)
    {
        var view = new ServiceView
        {
            Id = service.Id,
            Title = service.Title ?? service.Id,
            Service = service,
            Revision = revision,
            Retired = retired,
            Latest = latest,
            Primary = latest?.Primary,
            EvaluatedAt = latest?.At,
            ConfirmedUntil = latest?.ConfirmedUntil,
        };

        return view.Primary is not { } primary ? view : view with
        {
            Grade = primary.Grade,
            Score = primary.Score,
            ScoreMin = primary.ScoreMin,
            ScoreMax = primary.ScoreMax,
            Coverage = primary.Coverage,
            ExemptShare = primary.ExemptShare,
            Stale = HoldsOutcomes(latest!),
        };
    }

    /// <summary>True when an outcome that counts for the primary grade is held from an earlier run.</summary>
    public static bool HoldsOutcomes(Evaluation evaluation)
    {
        foreach (var outcome in evaluation.Outcomes)
        {
            if (outcome.Stale && outcome.Enforced && evaluation.Primary?.Checks.Any(c => c.Check == outcome.Check) == true)
            {
                return true;
            }
        }

        return false;
    }
}
