namespace Scorecards.Sources.Git;

/// <summary>One run of git: its arguments after the ones every run has, and its limits.</summary>
internal sealed record GitCall(params IReadOnlyList<string> Arguments)
{
    /// <summary>The repository; null for a command that needs none, such as a clone.</summary>
    public string? GitDir { get; init; }

    /// <summary>Text for its standard input.</summary>
    public string Input { get; init; } = "";

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of output; a run that says more is ended there.</summary>
    public int MaxOutput { get; init; } = 64 * 1024 * 1024;

    /// <summary>The transports git may use, such as <c>http:https</c>; empty for none.</summary>
    public string Protocols { get; init; } = "";

    /// <summary>True for a clone or fetch, which may take minutes: it waits for its turn among its like.</summary>
    public bool IsTransfer { get; init; }

    /// <summary>Settings for this run only; they go through the environment, where other users of the machine do not see them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];
}
