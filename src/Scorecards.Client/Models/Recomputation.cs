namespace Scorecards.Client.Models;

/// <summary>What came out when an evaluation was computed again from its record.</summary>
/// <param name="Evaluation">Its id.</param>
/// <param name="Service">The id of its service.</param>
/// <param name="Grade">The grade that is recorded.</param>
/// <param name="Verdict">The worst of the runs.</param>
/// <param name="Runs">The run that made the record and, where it is the latest of its service, the last one that confirmed it.</param>
public sealed record Recomputation(string Evaluation, string Service, string Grade, RecomputeVerdict Verdict, IReadOnlyList<RecomputedEvaluation> Runs);
