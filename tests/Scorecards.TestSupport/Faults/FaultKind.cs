namespace Scorecards.TestSupport.Faults;

/// <summary>What is done to a process.</summary>
public enum FaultKind
{
    /// <summary>SIGKILL, and started again after a while.</summary>
    Kill,

    /// <summary>SIGSTOP, and SIGCONT after a while: it goes on as if no time had passed.</summary>
    Pause,

    /// <summary>SIGTERM, and started again when it has ended.</summary>
    Restart,

    /// <summary>The database is stopped, and started again after a while.</summary>
    RestartDatabase,
}
