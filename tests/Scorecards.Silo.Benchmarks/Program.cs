using System.Globalization;
using Scorecards.Silo.Benchmarks;

// With the number of services as the argument; 1,000 without. Exit code 1 when grains are slower than they may be.
const double Least = 0.8;
var ratio = await GrainThroughput.RunAsync(args is [var services] ? int.Parse(services, CultureInfo.InvariantCulture) : 1_000);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median ratio {ratio:0.00}, at least {Least:0.00} wanted"));
return ratio >= Least ? 0 : 1;
