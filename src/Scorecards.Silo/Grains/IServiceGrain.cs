using Orleans.Concurrency;
using Scorecards.Core.Scoring;

namespace Scorecards.Silo.Grains;

/// <summary>The order of things for one service; its key is the service's id.</summary>
[Alias("scorecards.service")]
public interface IServiceGrain : IGrainWithStringKey
{
    /// <summary>Where the grain is now. Answers while a run goes on.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("mark")]
    Task<RunMark> MarkAsync();

    /// <summary>
    /// The evaluation of a run that began after the mark: of one that others asked for where there is one, else of a new one.
    /// Null when the catalog does not know the service.
    /// </summary>
    /// <param name="asked">Taken before.</param>
    /// <param name="dueBy">A service that is due only later is not evaluated: its latest evaluation is returned.</param>
    /// <exception cref="TimeoutException">The run took longer than <see cref="RunDeadline"/>.</exception>
    /// <exception cref="OvertakenException">Another activation of the grain saved first, and nothing of this run is kept.</exception>
    /// <remarks>May wait for the run that goes on and for its own: the call ends after twice the deadline.</remarks>
    [ResponseTimeout("00:02:40"), Alias("evaluate")]
    Task<Immutable<Evaluation?>> EvaluateAsync(RunMark asked, DateTimeOffset dueBy);
}
