namespace Scorecards.Client.Models;

/// <summary>How the last reading of the definitions or of the catalog went.</summary>
/// <param name="Status">Missing before anything good was read, refused while the newest content is not in use, else ok.</param>
/// <param name="Origin">The folder, file or URL it is read from.</param>
/// <param name="LoadedAt">When what is in use was read.</param>
/// <param name="FailedAt">Since when newer content is refused.</param>
/// <param name="Problems">What is wrong with the newest content, warnings too.</param>
public sealed record Input(InputState Status, string Origin, DateTimeOffset? LoadedAt, DateTimeOffset? FailedAt, IReadOnlyList<InputProblem> Problems);
