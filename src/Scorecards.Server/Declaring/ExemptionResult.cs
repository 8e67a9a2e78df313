using Scorecards.Core.Declarations;

namespace Scorecards.Server.Declaring;

/// <summary>What became of a request for an exemption, or of a decision on one.</summary>
public abstract record ExemptionResult
{
    /// <param name="Exemption">As it is now.</param>
    public sealed record Done(Exemption Exemption) : ExemptionResult;

    public sealed record UnknownService : ExemptionResult;

    /// <summary>There is no exemption of that id.</summary>
    public sealed record Unknown : ExemptionResult;

    /// <param name="Mistakes">By field.</param>
    public sealed record Wrong(IReadOnlyDictionary<string, string> Mistakes) : ExemptionResult;

    /// <summary>None of the service's scorecards has such a check that counts or may come to.</summary>
    public sealed record NotRated(string Service, IReadOnlyList<string> Nearest) : ExemptionResult;

    /// <summary>Another one of the check is asked for or in force.</summary>
    public sealed record AnotherIsOpen(string Service) : ExemptionResult;

    /// <param name="Message">Why, without its full stop.</param>
    public sealed record Refused(ExemptionRefusal Refusal, string Message) : ExemptionResult;

    /// <summary>Others decide at the same moment.</summary>
    public sealed record Busy : ExemptionResult;
}
