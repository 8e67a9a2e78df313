using System.Globalization;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Gates;

namespace Scorecards.Server.Api;

/// <summary>What a caller is told where the gate gives no decision.</summary>
internal static class GateProblems
{
    /// <param name="answer">Neither a decision nor one about an unknown service.</param>
    public static ProblemResult Of(GateAnswer answer, HttpContext context) => answer switch
    {
        GateAnswer.UnknownEnvironment(var name, var known) => ApiProblems.Unknown("environment", name, Spelling.NearestFew(name, known) is { Count: > 0 } near ? near : [.. known.Order(StringComparer.Ordinal)]),
        GateAnswer.UnknownDecision(var id) => ApiProblems.Unknown("decision", id, []),
        GateAnswer.NoPolicy => ApiProblems.Conflict("no-gate-policy", "There is no gate", "No GatePolicy is loaded, so that nothing can be decided. Add one to the definitions, such as the shipped policies/deploy-gate.yaml."),
        GateAnswer.KeyUsed(var key) => ApiProblems.Unprocessable("idempotency-key-used", "The key was used for another question", $"The Idempotency-Key '{key}' came with another question before. Give each question a key of its own.", []),
        GateAnswer.OwnRequest(var caller) => ApiProblems.Forbidden("own-request", "Nobody approves what they ask for", $"The token '{caller}' asked for this deployment itself: another approver has to approve it."),
        GateAnswer.NotHeld(var why) => ApiProblems.Conflict("not-held", "The deployment does not wait for this", $"It cannot be approved: {why}"),
        GateAnswer.ClockWentBack(var by) => Later(context, by, ApiProblems.Unavailable("clock-went-back", "The server's clock went back",
            string.Create(CultureInfo.InvariantCulture, $"It is {by.TotalSeconds:0} s behind what it was, so nothing is decided until it has caught up. Set it by NTP; where it was wrong before and is right now, start the server again."))),
        _ => Later(context, TimeSpan.FromSeconds(1), ApiProblems.Busy("Freezes or overrides change faster than a decision can be made; try again.")),
    };

    private static ProblemResult Later(HttpContext context, TimeSpan after, ProblemResult problem)
    {
        context.Response.Headers.RetryAfter = Math.Clamp(Math.Ceiling(after.TotalSeconds), 1, 60).ToString("0", CultureInfo.InvariantCulture);
        return problem;
    }
}
