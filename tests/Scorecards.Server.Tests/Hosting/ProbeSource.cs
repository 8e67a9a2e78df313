using System.Collections.Concurrent;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>A source that answers what a test told it about each service, as soon as the test lets it.</summary>
internal sealed class ProbeSource(TimeProvider clock) : ISource
{
    public static readonly SourceKind Kind = new("probe", BuiltIn: true, [new SourceQuery("look", "What the test says.", [new SourceArgument("of", "Makes it another question.")], CelType.Dyn)]);

    private readonly ConcurrentDictionary<string, CelValue> _answers = new();
    private volatile TaskCompletionSource _open = Opened();

    public string Name => Kind.Name;

    /// <summary>How many collections have begun.</summary>
    public int Asked { get; private set; }

    public void Say(string service, string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        _answers[service] = CelValue.FromJson(document.RootElement);
    }

    /// <summary>Forgets the answer: from now on the source is in trouble.</summary>
    public void Fail(string service) => _answers.TryRemove(service, out _);

    /// <summary>Holds every answer back until <see cref="Release"/>.</summary>
    public void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _open.TrySetResult();

    public async Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        Asked++;
        await _open.Task.WaitAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return
        [
            .. requests.Select(r => _answers.TryGetValue(r.Service.Id, out var value)
                ? Fact.Ok(value, now, $"https://probe.example.com/{r.Service.Name}")
                : Fact.Failed(UnknownCause.Source, "the probe answers 503", now)),
        ];
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
