using BenchmarkDotNet.Running;
using Scorecards.Benchmarks;
using Scorecards.Benchmarks.Board;
using Scorecards.Benchmarks.Load;
using Scorecards.Sources.Tests.GitHub;

// `evaluations` measures the whole way of the data, `impact` a report on changed definitions, `trouble` a sweep while an
// upstream is in trouble, `github` how many requests it takes to keep facts of GitHub fresh, `load` how it scales,
// `board` how soon the leaderboard of a large company is there; anything else goes to BenchmarkDotNet.
if (args is ["evaluations", .. var rest])
{
    await EvaluationThroughput.RunAsync(rest is [var services] ? int.Parse(services, System.Globalization.CultureInfo.InvariantCulture) : 1_000);
}
else if (args is ["impact", .. var size])
{
    await ImpactThroughput.RunAsync(size is [var services] ? int.Parse(services, System.Globalization.CultureInfo.InvariantCulture) : 10_000);
}
else if (args is ["trouble", .. var swept])
{
    await SweepInTrouble.RunAsync(swept is [var services] ? int.Parse(services, System.Globalization.CultureInfo.InvariantCulture) : 500);
}
else if (args is ["github"])
{
    Console.Write(await RequestPlan.TableAsync());
}
else if (args is ["load"])
{
    await LoadReport.RunAsync();
}
else if (args is ["board", .. var shown])
{
    await BoardReport.RunAsync(shown is [var services] ? int.Parse(services, System.Globalization.CultureInfo.InvariantCulture) : 10_000);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
