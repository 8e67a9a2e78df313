using Scorecards.Core.Gates;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Gates;

/// <summary>What became of a question.</summary>
public abstract record GateAnswer
{
    /// <summary>A decision.</summary>
    /// <param name="Verdict">The decision, signed; null of a simulation, and of one that an override opened.</param>
    /// <param name="Simulated">True when it is of no effect and not kept.</param>
    public sealed record Decided(GateDecision Decision, ServiceView Service, string? Verdict, bool Simulated) : GateAnswer;

    public sealed record UnknownService(string Name) : GateAnswer;

    /// <param name="Known">The environments of the policy.</param>
    public sealed record UnknownEnvironment(string Name, IReadOnlyCollection<string> Known) : GateAnswer;

    /// <summary>No gate policy is loaded.</summary>
    public sealed record NoPolicy : GateAnswer;

    /// <summary>The key was used for another question.</summary>
    public sealed record KeyUsed(string Key) : GateAnswer;

    /// <summary>The clock of this machine is behind what it was.</summary>
    public sealed record ClockWentBack(TimeSpan By) : GateAnswer;

    /// <summary>What acts on decisions changes faster than one can be made.</summary>
    public sealed record Busy : GateAnswer;

    /// <summary>There is no decision of that id.</summary>
    public sealed record UnknownDecision(string Id) : GateAnswer;

    /// <summary>Nobody approves what they ask for.</summary>
    public sealed record OwnRequest(string Caller) : GateAnswer;

    /// <summary>The decision does not wait for an approval, or no more.</summary>
    public sealed record NotHeld(string Why) : GateAnswer;
}
