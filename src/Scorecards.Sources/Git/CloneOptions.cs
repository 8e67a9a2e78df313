namespace Scorecards.Sources.Git;

/// <summary>Limits of clones.</summary>
internal sealed record CloneOptions
{
    /// <summary>Where the clones are kept.</summary>
    public required string Folder { get; init; }

    public TimeSpan FetchEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For one clone or fetch.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a caller waits for a clone before it gets an error and the clone goes on without it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes a clone may take on disk.</summary>
    public long MaxSize { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>A PEM file with the authorities to trust; null for the machine's own.</summary>
    public string? CaFile { get; init; }
}
