using BenchmarkDotNet.Running;
using Scorecards.Benchmarks;

// `evaluations` measures the whole way of the data; anything else goes to BenchmarkDotNet.
if (args is ["evaluations", .. var rest])
{
    await EvaluationThroughput.RunAsync(rest is [var services] ? int.Parse(services, System.Globalization.CultureInfo.InvariantCulture) : 1_000);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
