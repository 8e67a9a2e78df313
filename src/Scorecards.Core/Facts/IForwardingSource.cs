using Scorecards.Core.Catalog;

namespace Scorecards.Core.Facts;

/// <summary>A source that has another one answer, which it chooses for each service.</summary>
public interface IForwardingSource : ISource
{
    /// <summary>The source that answers for a service; null where none does.</summary>
    ISource? SourceOf(Service service);
}
