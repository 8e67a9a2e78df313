using Scorecards.Server;
using Scorecards.Server.Hosting;
using Scorecards.Silo.Cluster;

const int Away = 3;

try
{
    return await ScorecardsHost.RunAsync(args, new HostFlavour(SiloSettings.Switches, SiloSettings.Usage, ClusterExtensions.AddSiloAsync));
}
catch (Exception e) when (ClusterFailure.Explain(e) is { } told)
{
    Console.Error.WriteLine(told);
    return Away;
}
