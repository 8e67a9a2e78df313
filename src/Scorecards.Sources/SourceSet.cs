using Scorecards.Core;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources;

/// <summary>The sources made of one set of definitions, and the mistakes found on the way. Dispose it when another set has taken its place.</summary>
public sealed class SourceSet : IDisposable
{
    private readonly Dictionary<string, ISource> _sources = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    public IReadOnlyDictionary<string, ISource> Sources => _sources;

    public IReadOnlyList<Problem> Problems => _problems;

    public void Dispose()
    {
        foreach (var source in _sources.Values)
            (source as IDisposable)?.Dispose();
    }

    internal void Add(ISource? source, SourceSetup setup)
    {
        _problems.AddRange(setup.Problems);
        if (_sources.Remove(setup.Name, out var replaced))
            (replaced as IDisposable)?.Dispose();
        if (source is not null)
            _sources[setup.Name] = source;
    }
}
