using System.Diagnostics;
using System.Globalization;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.TestSupport.Faults;

/// <summary>
/// Reads and writes against several processes on one PostgreSQL while they fail, and the history of it. The seed and the
/// seconds are taken from <c>SCORECARDS_FAULTS_SEED</c> and <c>SCORECARDS_FAULTS_SECONDS</c> where they are set.
/// </summary>
/// <param name="name">Of the file below <c>tests/output/faults</c>.</param>
/// <param name="receiver">Where the company sends its events.</param>
/// <param name="services">All services of the catalog; a tenth of them is asked for by clients, facts of some others are pushed, and the rest is only ever due.</param>
public sealed class FaultRun(string name, IReadOnlyList<FaultyNode> nodes, PostgreSqlServer server, EventReceiver receiver, IReadOnlyList<string> services) : IDisposable
{
    private static readonly TimeSpan _firstRound = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _quietEnd = TimeSpan.FromMinutes(6);

    // What is told apart in the summary; nothing is required of it.
    private static readonly TimeSpan _late = TimeSpan.FromSeconds(60);

    public int Seed { get; } = Number("SEED") ?? Random.Shared.Next(1_000_000);

    public TimeSpan Length { get; } = TimeSpan.FromSeconds(Number("SECONDS") ?? 180);

    /// <summary>How long after its fault a node is not counted on.</summary>
    public TimeSpan Recovery { get; init; } = FaultPlan.ServerRecovery;

    public HistoryFile History { get; } = new(Path.Combine(BuiltProgram.Root, "tests", "output", "faults", $"{name}.jsonl"));

    /// <summary>
    /// Starts all nodes, lets them fail for <see cref="Length"/>, and then leaves them in peace until every service was evaluated and
    /// every pushed fact looked at, and every event has arrived.
    /// </summary>
    /// <param name="observer">Installed already.</param>
    public async Task RunAsync(StoreObserver observer)
    {
        History.Add(new Begun(DateTimeOffset.UtcNow, Seed, Length.TotalSeconds));
        await Task.WhenAll(nodes.Select(node => node.StartAsync()));
        await SavedSinceAsync(observer, DateTimeOffset.MinValue.AddYears(2000), _firstRound);

        using var stop = new CancellationTokenSource();
        using var callers = new Callers(nodes, services, History);
        using var readers = new Readers(nodes, services, History);
        var tenth = Math.Max(1, services.Count / 10);
        using var writers = new Writers(nodes, [.. services.Take(tenth)], History);
        using var pushers = new Pushers(nodes, [.. services.Skip(tenth).Take(tenth)], History);
        using var gate = new GateClients(nodes, services, History);
        var traffic = Task.WhenAll(
            readers.RunAsync(Seed, stop.Token), writers.RunAsync(Seed, stop.Token), callers.RunAsync(Seed, stop.Token), pushers.RunAsync(Seed, stop.Token),
            gate.RunAsync(Seed, stop.Token));
        var plan = FaultPlan.Of(Seed, [.. nodes.Select(node => node.Name)], Length, Recovery);
        using var injector = new FaultInjector(nodes, server, History);
        var faults = injector.RunAsync(plan);

        await Task.WhenAll(faults, Task.Delay(Length));
        await stop.CancelAsync();
        await traffic;

        var well = DateTimeOffset.UtcNow;
        await SavedSinceAsync(observer, well, _quietEnd);
        await observer.ReadAsync(History);
        await receiver.ReadAsync(History, _quietEnd);
        History.Add(new Ended(DateTimeOffset.UtcNow, well));
    }

    /// <summary>What happened, in a line.</summary>
    public string Summary()
    {
        var entries = History.Entries;
        var reads = entries.OfType<Read>().ToList();
        var asked = entries.OfType<Asked>().ToList();
        var tokens = entries.OfType<TokenWritten>().ToList();
        var calls = entries.OfType<Called>().ToList();
        var gate = entries.OfType<GateAsked>().ToList();
        var late = HistoryChecker.Lateness(entries);
        return string.Create(CultureInfo.InvariantCulture, $"""
            seed {Seed}, {Length.TotalSeconds:0} s: {string.Join(", ", entries.OfType<Faulted>().Where(f => f.What != "up").GroupBy(f => f.What.Split(' ')[0]).Select(g => $"{g.Count()} × {g.Key}"))}; {entries.OfType<Saved>().Count()} saves; {reads.Count(r => r.Node is not null)} of {reads.Count} reads answered, {reads.Count(r => r.Tries > 1)} of them not at the first try, the slowest after {reads.Select(r => (r.AnsweredAt - r.At).TotalSeconds).DefaultIfEmpty().Max():0.0} s; {gate.Count(g => g.Node is not null)} of {gate.Count} questions to the gate answered ({string.Join(", ", gate.GroupBy(g => g.Verdict ?? "nothing").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"))}) by {entries.OfType<DecisionKept>().Count()} decisions, the slowest after {gate.Select(g => (g.AnsweredAt - g.At).TotalSeconds).DefaultIfEmpty().Max():0.0} s, with {entries.OfType<Frozen>().Count()} freezes; {calls.Count} calls until one is evaluated, the slowest {calls.Select(c => (c.AnsweredAt - c.At).TotalSeconds).DefaultIfEmpty().Max():0.0} s; evaluations asked for: {Replies(asked.Select(a => a.Reply))}; tokens written: {Replies(tokens.Select(t => t.Reply))}; facts pushed: {Replies(entries.OfType<FactPushed>().Select(f => f.Reply))}; {entries.OfType<EventKept>().Count()} events kept, {entries.OfType<EventArrived>().Count()} arrived, {receiver.Again} more than once; services were saved up to {late.Select(l => l.TotalSeconds).DefaultIfEmpty().Max():0.0} s after they were due, {late.Count(l => l > _late)} of {late.Count} times more than {_late.TotalSeconds:0} s; history in {History.Path}
            """);
    }

    public void Dispose()
    {
        foreach (var node in nodes)
        {
            File.WriteAllText(Path.ChangeExtension(History.Path, $"{node.Name}.log"), node.Output);
        }

        History.Dispose();
    }

    /// <summary>Waits until every service has been saved since, with what was pushed; goes on without when the time is over: the checker tells which were not.</summary>
    private async Task SavedSinceAsync(StoreObserver observer, DateTimeOffset at, TimeSpan atMost)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < atMost && (await observer.SavedSinceAsync(at) < services.Count || await observer.UnseenFactsAsync() > 0);)
        {
            // Other processes can only be polled.
            await Task.Delay(500);
        }
    }

    private static string Replies(IEnumerable<Reply> replies) =>
        string.Join(", ", replies.GroupBy(r => r).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}"));

    private static int? Number(string setting) =>
        int.TryParse(Environment.GetEnvironmentVariable($"SCORECARDS_FAULTS_{setting}"), CultureInfo.InvariantCulture, out var number) ? number : null;
}
