namespace Scorecards.Server.Scheduling;

/// <summary>How the work of this node goes: written by the scheduler, read by everyone.</summary>
public sealed class WorkStatus
{
    private volatile string? _claiming;
    private volatile string? _saving;

    /// <summary>Why nothing can be claimed or saved now; null when it can.</summary>
    public string? Failure => _claiming ?? _saving;

    /// <summary>The last attempt to claim; null when it succeeded.</summary>
    internal void Claimed(string? failure) => _claiming = failure;

    /// <summary>The last attempt to save; null when it succeeded.</summary>
    internal void Saved(string? failure) => _saving = failure;
}
