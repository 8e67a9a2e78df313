using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.FairPlay;
using Scorecards.Core.Runtime;
using Scorecards.Core.Scoring;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.FairPlay;

/// <summary>Reads the facts that the rules look at. Not for concurrent use.</summary>
public sealed class FairPlayReader(IStore store, LiveSnapshot snapshots, LiveInputs inputs, IReadOnlyDictionary<string, SourceKind> kinds)
{
    /// <summary>The most that is read of anything: more than anybody looks at, and little to read every few minutes.</summary>
    private const int Most = 5_000;

    /// <summary>The most rises that are compared evaluation by evaluation.</summary>
    private const int MostCompared = 200;

    private const int Part = 500;

    private readonly CheckEdits _edits = new(store, kinds);
    private Dictionary<string, DefinitionsRise> _rises = new(StringComparer.Ordinal);

    /// <exception cref="StoreException">The store is away.</exception>
    public async Task<FairPlayFacts> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (snapshot, checks, since) = (snapshots.Current, inputs.Current.Definitions.Checks, now - FairPlayRules.Shown);
        var turns = await store.OutcomeTurnsAsync(since, BackAndForthRule.Within, Most, cancellationToken);
        var answers = await store.AttestationsWithoutEvidenceAsync(now, Most, cancellationToken);
        return new FairPlayFacts
        {
            Teams = snapshot.All.Values.Where(s => s.Service.Team is not null).ToDictionary(s => s.Id, s => s.Service.Team!, StringComparer.OrdinalIgnoreCase),
            Turns = [.. turns.Where(t => IsShown(t.Service, t.Check))],
            Exemptions = await ExemptionsAsync(since, now, cancellationToken),
            Attestations = [.. answers.Where(a => IsShown(a.Service, a.Check) && Passes(a.Service, a.Check))],
            Rises = await RisesAsync(since, cancellationToken),
        };

        // What a dark check says is for its owner only; what is retired plays no more.
        bool IsShown(string service, string check) =>
            checks.TryGetValue(check, out var defined) && defined.Runs && defined.Spec.Stage != Stage.Dark && snapshot.All.TryGetValue(service, out var found) && !found.Retired;

        bool Passes(string service, string check) =>
            snapshot.All[service].Latest?.Outcomes.Any(o => o.Check == check && o.Outcome == OutcomeKind.Pass) == true;
    }

    private async Task<IReadOnlyList<Exemption>> ExemptionsAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = new List<Exemption>();
        for (string? before = null; found.Count < Most;)
        {
            var part = (await store.ExemptionsAsync(new ExemptionQuery(null, null, null, now), before, Part, cancellationToken)).Items;
            found.AddRange(part.Where(e => e.RequestedAt >= since));

            // They come newest first, as far as clocks agree.
            if (part.Count < Part || part.All(e => e.RequestedAt < since))
            {
                break;
            }

            before = part[^1].Id;
        }

        return found;
    }

    private async Task<IReadOnlyList<DefinitionsRise>> RisesAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rises = new Dictionary<string, DefinitionsRise>(StringComparer.Ordinal);
        foreach (var move in await store.DefinitionsMovesAsync(since, Most, cancellationToken))
        {
            if (move.To > move.From && move.Team is { } team && rises.Count < MostCompared
                && (await _edits.BetweenAsync(move.Before.Definitions, move.After.Definitions, cancellationToken)).Where(e => e.IsOwnedBy(team)).ToList() is { Count: > 0 } own
                && await RiseAsync(move, team, own, cancellationToken) is { } rise)
            {
                rises[move.After.Id] = rise;
            }
        }

        // What is past does not change: it is read once.
        _rises = rises;
        return [.. rises.Values];
    }

    private async Task<DefinitionsRise?> RiseAsync(DefinitionsMove move, string team, IReadOnlyList<CheckEdit> own, CancellationToken cancellationToken) =>
        _rises.TryGetValue(move.After.Id, out var known) ? known
        : await store.FindEvaluationAsync(move.Before.Id, cancellationToken) is { } before && await store.FindEvaluationAsync(move.After.Id, cancellationToken) is { } after
            ? new DefinitionsRise(team, before, after, own)
            : null;
}
