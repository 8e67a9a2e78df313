using Scorecards.Core;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Impact;
using Scorecards.Core.Runtime;
using Scorecards.Server.Inputs;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api;

/// <summary>Reports on changed definitions, one report at a time: each looks at every service, and what is asked beside it must not wait.</summary>
internal sealed class ImpactRequests(IStore store, LiveSnapshot live, LiveInputs inputs, IReadOnlyDictionary<string, SourceKind> kinds, TimeProvider clock)
{
    /// <summary>How long a report may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private int _running;

    /// <summary>The report with the snapshot it is of, or the reason why there is none.</summary>
    /// <param name="before">Null for the definitions in use.</param>
    public async Task<ImpactAnswer> ReportAsync(
        IReadOnlyList<DefinitionDocument> documents, IReadOnlyList<DefinitionDocument>? before, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
        {
            return ImpactAnswer.Refused(ImpactRefusal.Busy);
        }

        using var overdue = new CancellationTokenSource(Longest, clock);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(overdue.Token, cancellationToken);
        try
        {
            var workingSet = inputs.Current;
            var after = DefinitionLoader.Load(documents, kinds);
            var old = before is null ? new DefinitionResult(workingSet.Definitions, []) : DefinitionLoader.Load(before, kinds);
            return after.Set is null || old.Set is null
                ? new ImpactAnswer(null, null, [.. old.Problems.Concat(after.Problems).Where(p => !p.IsWarning)])
                : await ReportAsync(old.Set, after.Set, workingSet.ServerUrl, enough.Token);
        }
        catch (OperationCanceledException) when (overdue.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ImpactAnswer.Refused(ImpactRefusal.Overdue);
        }
        finally
        {
            Interlocked.Exchange(ref _running, 0);
        }
    }

    private async Task<ImpactAnswer> ReportAsync(DefinitionSet before, DefinitionSet after, string serverUrl, CancellationToken cancellationToken)
    {
        var snapshot = live.Current;
        var services = snapshot.Services.In(BoardOrder.Id);
        var evaluated = services.Where(s => s.Latest is not null).Select(s => (s.Service, s.Latest!)).ToList();
        var report = await new ImpactReporter(store, kinds).ReportAsync(
            before, after, serverUrl, evaluated, services.Count - evaluated.Count, cancellationToken);
        return new ImpactAnswer(report, snapshot, []);
    }
}

/// <summary>A report, or the mistakes in the definitions, or why it was not made.</summary>
internal sealed record ImpactAnswer(ImpactReport? Report, Snapshot? Snapshot, IReadOnlyList<Problem> Mistakes, ImpactRefusal? Refusal = null)
{
    public static ImpactAnswer Refused(ImpactRefusal refusal) => new(null, null, [], refusal);
}

/// <summary>Why a report was not made.</summary>
internal enum ImpactRefusal
{
    /// <summary>Another one is being made.</summary>
    Busy,

    /// <summary>It took too long.</summary>
    Overdue,
}
