using Scorecards.Cli.Server.Models;
using Scorecards.Core.Gates;

namespace Scorecards.Cli.Gates;

/// <summary>What came of asking the gate.</summary>
internal abstract record GateOutcome
{
    /// <summary>The server decided.</summary>
    internal sealed record Answered(GateAnswer Answer) : GateOutcome;

    /// <summary>A decision that the server had signed before still holds.</summary>
    internal sealed record Kept(VerdictClaims Claims) : GateOutcome;

    /// <summary>Nothing can be said.</summary>
    internal sealed record Undecided(IReadOnlyList<GateReasonAnswer> Reasons) : GateOutcome
    {
        public static Undecided For(string code, string message, string remedy) => new([new GateReasonAnswer(code, "blocking", message, remedy, null)]);
    }
}
