using System.Globalization;
using Scorecards.Cli.Output;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Gates;
using GateQuestion = Scorecards.Cli.Server.Models.GateQuestion;

namespace Scorecards.Cli.Gates.Reports;

/// <summary>What came of asking, as every report shows it.</summary>
/// <param name="Reasons">Why, what decided first.</param>
/// <param name="Answer">Null where the server did not decide.</param>
/// <param name="Kept">The kept verdict that decided in its place.</param>
internal sealed record GateReport(
    ExitStatus Status, GateQuestion Question, IReadOnlyList<GateReasonAnswer> Reasons, GateAnswer? Answer = null, VerdictClaims? Kept = null)
{
    public static GateReport Of(GateQuestion question, GateOutcome outcome) => outcome switch
    {
        GateOutcome.Answered { Answer: var answer } => new(GateWords.StatusOf(answer.Decision) ?? ExitStatus.Undecided, question, answer.Reasons, answer),
        GateOutcome.Kept { Claims: var claims } => new(GateWords.StatusOf(ConsoleText.Of(claims.Decision)) ?? ExitStatus.Undecided, question, [Reason(claims)], Kept: claims),
        GateOutcome.Undecided { Reasons: var reasons } => new(ExitStatus.Undecided, question, reasons),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Where people see more of it; null for nowhere.</summary>
    public Uri? Page { get; init; }

    /// <summary>allow, deny, hold or undecided.</summary>
    public string Word => GateWords.Of(Status);

    public bool IsOpen => Status == ExitStatus.Good;

    /// <summary>The decision and what it is about, in a line.</summary>
    public string Headline => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Status == ExitStatus.Undecided ? "cannot decide" : Word)}: {Question.ChangeKind} of {Answer?.Subject.Service ?? Question.Service} to {Question.Environment}{Qualities()}");

    private string Qualities()
    {
        var qualities = new List<string>();
        if (Question.At is { } at)
        {
            qualities.Add($"simulated for {ConsoleText.Time(at)}");
        }

        if (Answer is { IsDryRun: true })
        {
            qualities.Add($"dry run: enforced, it would be {Answer.Ruled}");
        }

        if (Kept is not null)
        {
            qualities.Add("by the verdict kept, since the server is away");
        }

        return qualities.Count == 0 ? "" : $" ({string.Join("; ", qualities)})";
    }

    private static GateReasonAnswer Reason(VerdictClaims claims) => new(
        GateCodes.KeptVerdict,
        claims.Decision == GateVerdict.Allow ? "info" : "blocking",
        $"{claims.Iss} decided so at {ConsoleText.Time(DateTimeOffset.FromUnixTimeSeconds(claims.Iat))} (decision {claims.Jti}), and signed it.",
        null,
        DateTimeOffset.FromUnixTimeSeconds(claims.Exp));
}
