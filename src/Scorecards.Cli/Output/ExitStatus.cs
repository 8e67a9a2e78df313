namespace Scorecards.Cli.Output;

/// <summary>What a command's exit code says; the same for every command.</summary>
internal enum ExitStatus
{
    /// <summary>Done, and the answer is yes where there is a yes.</summary>
    Good = 0,

    /// <summary>Done, and the answer is no: a check fails, a grade is too low.</summary>
    No = 1,

    /// <summary>The command line, a file or a definition is wrong; what to mend is on stderr.</summary>
    BadInput = 2,

    /// <summary>Something this command stands on is away: the store, a git host.</summary>
    Away = 3,

    /// <summary>The gate says no.</summary>
    Denied = 10,

    /// <summary>The gate says not yet.</summary>
    Held = 11,

    /// <summary>What the gate would say cannot be known now.</summary>
    Undecided = 12,

    /// <summary>Scorecards itself is at fault: EX_SOFTWARE of sysexits.h.</summary>
    Bug = 70,

    /// <summary>Ended by Ctrl+C: 128 and the number of the signal, as shells have it.</summary>
    Interrupted = 130,
}
