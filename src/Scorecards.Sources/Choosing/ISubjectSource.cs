using Scorecards.Core.Catalog;
using Scorecards.Core.Facts;

namespace Scorecards.Sources.Choosing;

/// <summary>A source of a system in which a service has a name: a repository, a project, a job.</summary>
internal interface ISubjectSource : ISource
{
    /// <summary>The kind of the source.</summary>
    string Kind { get; }

    /// <summary>The name by the annotation of the kind; null when the service has none, and is not in this system.</summary>
    string? SubjectOf(Service service);
}
