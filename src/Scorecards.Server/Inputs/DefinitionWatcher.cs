using System.Text.Json;
using Scorecards.Core;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Sources;
using Scorecards.Sources.Documents;
using Scorecards.Sources.Setup;

namespace Scorecards.Server.Inputs;

/// <summary>Keeps the definitions up to date. A broken edit leaves the last good ones in use, also over a restart.</summary>
internal sealed class DefinitionWatcher(DefinitionInput input, SourceContext context, IStore store, TimeProvider time, ILogger log) : IDisposable
{
    private string? _stamp;
    private SourceSet? _sources;

    public InputStatus Status { get; private set; } = new(input.Origin.Name, null, null, []);

    public DefinitionSet Current { get; private set; } = DefinitionSet.Empty;

    public IReadOnlyDictionary<string, ISource> Sources => _sources?.Sources ?? new Dictionary<string, ISource>();

    public TimeSpan Rest => input.Origin.Rest;

    /// <summary>Looks for a change and takes it in; true when there was one.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stamp = await input.Origin.StampAsync(cancellationToken);
            if (stamp == _stamp)
            {
                return false;
            }

            var changed = await ReadAsync(cancellationToken);
            _stamp = stamp;
            return changed;
        }
        catch (OriginException e)
        {
            return await RefuseAsync([new Problem(input.Origin.Name, 0, 0, e.Message)], cancellationToken);
        }
    }

    public void Dispose() => _sources?.Dispose();

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = await input.ReadAsync(cancellationToken);
        if (reading.Set is not { } set)
        {
            return await RefuseAsync(reading.Problems, cancellationToken);
        }

        await store.SaveDefinitionsAsync(set.Digest, JsonSerializer.Serialize(set.Documents), time.GetUtcNow(), cancellationToken);
        Take(set, reading.Sources!);
        Status = new InputStatus(input.Origin.Name, time.GetUtcNow(), null, reading.Problems);
        log.LogInformation("Definitions {Digest} from {Origin}: {Checks} checks, {Scorecards} scorecards", set.Digest[..12], input.Origin.Name, set.Checks.Count, set.Scorecards.Count);
        return true;
    }

    private async Task<bool> RefuseAsync(IReadOnlyList<Problem> problems, CancellationToken cancellationToken)
    {
        if (Status.Problems.SequenceEqual(problems))
        {
            return false;
        }

        Status = Status with { FailedAt = Status.FailedAt ?? time.GetUtcNow(), Problems = problems };
        if (_sources is null)
        {
            await RestoreAsync(cancellationToken);
        }

        foreach (var problem in problems)
        {
            log.LogError("Definitions are not taken in: {Problem}", problem);
        }

        return true;
    }

    /// <summary>After a restart in the middle of a broken edit: the definitions that the latest evaluations were made with.</summary>
    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var changes = await store.ChangesAsync(0, int.MaxValue, cancellationToken);
        var digest = changes.Services.Select(s => s.Latest).MaxBy(e => e?.ConfirmedUntil)?.DefinitionsDigest;
        if (digest is not null && await store.FindSetAsync(digest, SourceRegistry.Kinds, cancellationToken) is { } set)
        {
            Take(set, SourceRegistry.Create(set.Sources.Values, context));
            Status = Status with { LoadedAt = time.GetUtcNow() };
            log.LogWarning("Definitions {Digest} of the last run are used until the new ones are mended", digest[..12]);
        }
    }

    private void Take(DefinitionSet set, SourceSet sources)
    {
        var before = _sources;
        (Current, _sources) = (set, sources);

        // Evaluations under way may still ask the sources of the set before; they are given up once those are surely over.
        if (before is not null)
        {
            _ = Task.Delay(TimeSpan.FromMinutes(5), time).ContinueWith(_ => before.Dispose(), TaskScheduler.Default);
        }
    }
}
