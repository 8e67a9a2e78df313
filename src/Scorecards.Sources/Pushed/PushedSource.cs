using System.Text.Json;
using Scorecards.Core.Declarations;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Core.Text;

namespace Scorecards.Sources.Pushed;

/// <summary>Answers with what was pushed; asks no other system and so is never in trouble.</summary>
public sealed class PushedSource : IDeclaredSource
{
    private readonly TimeProvider _clock;

    internal PushedSource(string name, IEnumerable<FactDeclaration> facts, IReadOnlyList<EventRule> events, TimeProvider clock)
    {
        (Name, Events, _clock) = (name, events, clock);
        Facts = facts.ToDictionary(fact => fact.Name, StringComparer.Ordinal);
    }

    public string Name { get; }

    /// <summary>What may be pushed, by name.</summary>
    public IReadOnlyDictionary<string, FactDeclaration> Facts { get; }

    /// <summary>What events become facts.</summary>
    public IReadOnlyList<EventRule> Events { get; }

    /// <summary>Where nothing is known of what was declared, as on the command line.</summary>
    public Task<IReadOnlyList<Fact>> CollectAsync(IReadOnlyList<FactRequest> requests, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = _clock.GetUtcNow();
        return Task.FromResult<IReadOnlyList<Fact>>([.. requests.Select(request => Answer(request, Declared.Nothing, now))]);
    }

    public Fact Answer(FactRequest request, Declared declared, DateTimeOffset now)
    {
        if (!Facts.TryGetValue(request.Query, out var declaration))
            return Fact.Failed(UnknownCause.Definition, $"the source {Name} takes no fact '{request.Query}'", now);
        if (declared.Facts.FirstOrDefault(fact => fact.Name == request.Query) is not { } pushed)
            return Fact.Failed(UnknownCause.Subject, $"'{request.Query}' was never pushed for this service", now);
        if (now >= pushed.Until)
        {
            return Fact.Failed(
                UnknownCause.Subject,
                $"'{pushed.Name}' was pushed last for {pushed.At:u} by {pushed.By} and held for {Duration.Format(pushed.Ttl)}; push it again",
                now,
                pushed.Evidence);
        }

        using var json = JsonDocument.Parse(pushed.Value);
        var (value, mistakes) = declaration.Read(CelValue.FromJson(json.RootElement));
        return mistakes.Count == 0
            ? Fact.Ok(value, pushed.At <= now ? pushed.At : now, pushed.Evidence)
            : Fact.Failed(UnknownCause.Subject, $"'{pushed.Name}' is not what its source takes by now: {mistakes[0]}; push it again", now, pushed.Evidence);
    }
}
