namespace Scorecards.Client.Models;

/// <summary>Breaks the glass for one service in one environment.</summary>
/// <param name="Reason">At least 20 characters; everyone reads it.</param>
/// <param name="Incident">The link to the incident.</param>
/// <param name="ArtifactDigest">What may be deployed; without it, whatever is asked about.</param>
/// <param name="Duration">How long, at most <c>4h</c>; <c>60m</c> without it.</param>
public sealed record NewOverride(string Service, string Environment, string Reason, string Incident, string? ArtifactDigest = null, string? Duration = null);
