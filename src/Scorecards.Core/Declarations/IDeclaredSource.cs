using Scorecards.Core.Facts;

namespace Scorecards.Core.Declarations;

/// <summary>A source that asks nobody: what it answers was declared before, and is read with the state of the service.</summary>
public interface IDeclaredSource : ISource
{
    /// <summary>Answers a request; a fact in error where nothing that holds was declared.</summary>
    Fact Answer(FactRequest request, Declared declared, DateTimeOffset now);
}
