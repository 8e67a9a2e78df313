namespace Scorecards.Client.Models;

/// <summary>How many services move where.</summary>
/// <param name="Services">All that were looked at.</param>
/// <param name="Fall">To a lower grade, whatever facts not yet collected will say.</param>
/// <param name="Unrated">From a grade to U.</param>
/// <param name="Undecided">Where that depends on facts that were never collected.</param>
/// <param name="Rise">To a better grade.</param>
/// <param name="Same">Nowhere; their score may move.</param>
/// <param name="NotEvaluated">Services beside those, of which nothing is known yet.</param>
public sealed record ImpactSummary(int Services, int Fall, int Unrated, int Undecided, int Rise, int Same, int NotEvaluated);
