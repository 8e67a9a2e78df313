using Scorecards.Core.Facts;

namespace Scorecards.Sources.Choosing;

/// <summary>The kinds a source chooses among, those that come first preferred.</summary>
/// <param name="Queries">What each of them is asked.</param>
/// <param name="Annotation">The annotation by which a service names the source itself.</param>
/// <param name="Among">Each kind and the annotation that names a service in it.</param>
internal sealed record ChosenKind(IReadOnlyList<SourceQuery> Queries, string Annotation, IReadOnlyList<(string Kind, string Annotation)> Among)
{
    public IReadOnlyList<string> Kinds { get; } = [.. Among.Select(one => one.Kind)];

    public IEnumerable<string> Annotations => Among.Select(one => one.Annotation);

    public int RankOf(string kind) => Kinds.TakeWhile(other => other != kind).Count();
}
