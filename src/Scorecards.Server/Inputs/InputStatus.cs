using Scorecards.Core;

namespace Scorecards.Server.Inputs;

/// <summary>How the last reading of an input (the catalog or the definitions) went.</summary>
/// <param name="Origin">The folder, file or URL it is read from.</param>
/// <param name="LoadedAt">When what is in use was read; null when nothing was ever good.</param>
/// <param name="FailedAt">Since when newer content is refused; null when what is in use is the newest.</param>
/// <param name="Problems">What is wrong with the newest content, warnings too.</param>
public sealed record InputStatus(string Origin, DateTimeOffset? LoadedAt, DateTimeOffset? FailedAt, IReadOnlyList<Problem> Problems)
{
    public bool Healthy => LoadedAt is not null && FailedAt is null;
}
