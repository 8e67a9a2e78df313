using Scorecards.Core.Facts;

namespace Scorecards.Sources.Files;

/// <summary>A report cannot be had or read; the cause says whose it is to mend, by default the service's.</summary>
public sealed class ReportException : Exception
{
    public ReportException()
    {
    }

    public ReportException(string message)
        : base(message)
    {
    }

    public ReportException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public ReportException(UnknownCause cause, string message)
        : base(message) => Cause = cause;

    /// <summary>Of a report with a mistake in it.</summary>
    /// <param name="line">From 1; 0 where the place in the report is not known.</param>
    public ReportException(string place, long line, long column, string message)
        : base($"{place}{(line > 0 ? $":{line}:{column}" : "")}: {Plain(message)}")
    {
    }

    public UnknownCause Cause { get; } = UnknownCause.Subject;

    // Readers repeat what they do not understand, and not every store takes the character zero.
    private static string Plain(string message) => message.Replace('\0', '\uFFFD');
}
