namespace Scorecards.TestSupport.Faults;

/// <summary>Which node fails when: the same for the same seed. One node at least is always well.</summary>
public static class FaultPlan
{
    public const string Database = "database";

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(20);

    /// <summary>How long after its fault a server is not counted on: it starts, or catches up.</summary>
    public static readonly TimeSpan ServerRecovery = TimeSpan.FromSeconds(6);

    /// <summary>Every kind about as often as the others, in an order of chance; and the database once, in the middle third.</summary>
    /// <param name="length">At least a minute. Every fault is over by then.</param>
    public static IReadOnlyList<Fault> Of(int seed, IReadOnlyList<string> nodes, TimeSpan length) => Of(seed, nodes, length, ServerRecovery);

    /// <summary>The same for nodes that take longer to come back.</summary>
    /// <param name="length">At least a minute. Every fault is over by then.</param>
    /// <param name="recovery">How long after its fault a node is not counted on.</param>
    public static IReadOnlyList<Fault> Of(int seed, IReadOnlyList<string> nodes, TimeSpan length, TimeSpan recovery)
    {
        var random = new Random(seed);
        var wellAt = nodes.ToDictionary(node => node, _ => TimeSpan.Zero);
        var kinds = new Queue<FaultKind>();
        var faults = new List<Fault>
        {
            new(length * (0.35 + (0.3 * random.NextDouble())), FaultKind.RestartDatabase, Database, Seconds(random, 1, 3)),
        };

        for (var at = Seconds(random, 3, 6); at < length; at += Seconds(random, 2, 6))
        {
            var well = nodes.Where(node => wellAt[node] <= at).ToList();
            if (well.Count < 2)
            {
                continue;
            }

            if (kinds.Count == 0)
            {
                FaultKind[] all = [FaultKind.Kill, FaultKind.Pause, FaultKind.Restart];
                random.Shuffle(all);
                kinds = new(all);
            }

            var kind = kinds.Dequeue();
            var lasts = kind switch { FaultKind.Kill => Seconds(random, 1, 5), FaultKind.Pause => _pause, _ => TimeSpan.Zero };
            if (at + lasts > length)
            {
                continue;
            }

            var target = well[random.Next(well.Count)];
            faults.Add(new(at, kind, target, lasts));
            wellAt[target] = at + lasts + recovery;
        }

        return [.. faults.OrderBy(fault => fault.At)];
    }

    private static TimeSpan Seconds(Random random, double least, double most) =>
        TimeSpan.FromSeconds(least + ((most - least) * random.NextDouble()));
}
