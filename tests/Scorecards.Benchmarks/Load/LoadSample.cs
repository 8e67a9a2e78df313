namespace Scorecards.Benchmarks.Load;

/// <summary>What was measured of servers that always had something due.</summary>
/// <param name="Nodes">How many servers shared the work.</param>
/// <param name="Concurrency">How many services each evaluated at a time.</param>
/// <param name="PerSecond">Services evaluated and saved a second.</param>
/// <param name="ServerCpu">Processor time of the servers a service, in µs.</param>
/// <param name="DatabaseCpu">Processor time of PostgreSQL a service, in µs.</param>
/// <param name="Statements">SQL statements a service.</param>
/// <param name="LockWait">Time that sessions waited for locks a service, in µs.</param>
/// <param name="Busy">The share of all processors of the machine that was in use, by whatever.</param>
internal sealed record LoadSample(
    int Nodes, int Concurrency, double PerSecond, double ServerCpu, double DatabaseCpu, double Statements, double LockWait, double Busy);
