using Scorecards.Cli.Server;
using Scorecards.Cli.Server.Models;
using Scorecards.Core.Text;

namespace Scorecards.Cli.Gates;

/// <summary>Asks the gate until it opens or the time for that is over, and tries again where the server does not answer.</summary>
/// <param name="note">Told what is waited for.</param>
internal sealed class GateAsker(ServerApi server, TimeProvider time, GatePauses pauses, Action<string> note)
{
    /// <summary>The server's word for having no rules to decide by, which is no mistake of whoever asks.</summary>
    private const string NoPolicy = "no-gate-policy";

    /// <exception cref="ServerException">The server refuses the question.</exception>
    public async Task<GateOutcome> AskAsync(GateAsk ask, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        string? told = null;
        for (var round = 1; ; round++)
        {
            var left = ask.Wait - time.GetElapsedTime(begun);
            var outcome = await DecideAsync(ask.Question, ask.KeyOf(round), left > ask.RetryFor ? left : ask.RetryFor, cancellationToken);
            left = ask.Wait - time.GetElapsedTime(begun);
            if (outcome is not GateOutcome.Answered { Answer: { Decision: not "allow" } answer } || left <= TimeSpan.Zero)
            {
                return outcome;
            }

            var pause = pauses.AfterAnswer(answer.RetryAfterSeconds);
            pause = pause < left ? pause : left;
            var reasons = Reasons(answer);
            if (told != reasons)
            {
                note($"{answer.Decision}: {reasons}; asking again in {Rounded(pause)}, for at most {Rounded(left)} more");
                told = reasons;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>One decision, by as many attempts as it takes under one name.</summary>
    private async Task<GateOutcome> DecideAsync(GateQuestion question, string key, TimeSpan patience, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            ServerException trouble;
            try
            {
                var answer = await server.SendAsync(
                    HttpMethod.Post,
                    $"gate/decisions",
                    question,
                    ServerJson.Readable.GateQuestion,
                    ServerJson.Readable.GateAnswer,
                    question.At is null ? key : null,
                    cancellationToken);
                return answer.Answers(question) ? new GateOutcome.Answered(answer) : Other(answer);
            }
            catch (ServerException e) when (e.IsAway || e.IsUnreadable || e.Code == NoPolicy)
            {
                trouble = e;
            }

            var left = patience - time.GetElapsedTime(begun);
            var pause = pauses.AfterTrouble(attempt, trouble.RetryAfter);
            if (pause > left || trouble.Code == NoPolicy)
            {
                return Undecided(trouble);
            }

            if (attempt == 0)
            {
                note($"{trouble.Message}; trying again for at most {Rounded(left)}");
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static GateOutcome.Undecided Other(GateAnswer answer) => GateOutcome.Undecided.For(
        GateCodes.AnswerUnreadable,
        $"The server answers '{answer.Decision}' for {answer.Subject.ChangeKind} of {answer.Subject.Service} to {answer.Subject.Environment}, which is no answer to what was asked.",
        "See that nothing between here and the server keeps or changes answers, and that server and command are of the same version.");

    private static GateOutcome.Undecided Undecided(ServerException trouble) => GateOutcome.Undecided.For(
        trouble.Code ?? (trouble.IsUnreadable ? GateCodes.AnswerUnreadable : GateCodes.ServerAway),
        trouble.Message,
        "Try again, for longer with --retry-for; --offline-verdict goes by the last verdict while the server is away.");

    private static string Reasons(GateAnswer answer)
    {
        var blocking = answer.Reasons.Where(r => r.IsBlocking).Select(r => $"{r.Message.TrimEnd('.')} ({r.Code})").ToList();
        return blocking.Count == 0 ? "no reason is given" : string.Join("; ", blocking);
    }

    private static string Rounded(TimeSpan time) => Duration.Format(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)));
}
