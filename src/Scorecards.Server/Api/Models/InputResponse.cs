using Scorecards.Server.Inputs;

namespace Scorecards.Server.Api.Models;

/// <summary>How the last reading of the definitions or of the catalog went.</summary>
/// <param name="Status">`missing` before anything good was read, `refused` while the newest content is not in use, else `ok`.</param>
/// <param name="Origin">The folder, file or URL it is read from.</param>
/// <param name="LoadedAt">When what is in use was read.</param>
/// <param name="FailedAt">Since when newer content is refused.</param>
/// <param name="Problems">What is wrong with the newest content, warnings too.</param>
public sealed record InputResponse(
    InputState Status, string Origin, DateTimeOffset? LoadedAt, DateTimeOffset? FailedAt, IReadOnlyList<ProblemResponse> Problems)
{
    public static InputResponse Of(InputStatus status) => new(
        StateOf(status), status.Origin, status.LoadedAt, status.FailedAt, [.. status.Problems.Select(ProblemResponse.Of)]);

    /// <summary>Without what only readers may see: names of files, and what is in them.</summary>
    public InputResponse WithoutContent() => this with { Origin = "", Problems = [] };

    private static InputState StateOf(InputStatus status) =>
        status.LoadedAt is null ? InputState.Missing : status.FailedAt is null ? InputState.Ok : InputState.Refused;
}

/// <summary>Whether the newest content of an input is in use.</summary>
public enum InputState
{
    Ok,
    Refused,
    Missing,
}
