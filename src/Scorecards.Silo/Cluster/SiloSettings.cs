using System.Globalization;
using System.Net;
using Scorecards.Server.Hosting;

namespace Scorecards.Silo.Cluster;

/// <summary>Reads <see cref="SiloOptions"/> from where the server has its settings.</summary>
public static class SiloSettings
{
    public const string Usage = """
        A silo also takes     [--cluster DATABASE] [--cluster-id scorecards] [--silo-address IP]
                              [--silo-port 11111] [--gateway-port 0]
        """;

    /// <summary>The longest id that the tables of the cluster hold.</summary>
    private const int LongestId = 150;

    /// <summary>The switches of the command line that the server alone does not have.</summary>
    public static readonly IReadOnlyList<string> Switches = ["cluster", "cluster-id", "silo-address", "silo-port", "gateway-port"];

    /// <exception cref="SettingException">Names every setting that cannot be used, and what to give instead.</exception>
    public static SiloOptions Read(IConfiguration settings)
    {
        var errors = new List<string>();
        var options = new SiloOptions();
        options = options with
        {
            Cluster = settings["cluster"],
            ClusterId = Id(settings["clusterId"] ?? options.ClusterId),
            SiloAddress = Address(settings["siloAddress"]),
            SiloPort = Port("siloPort", options.SiloPort, 1),
            GatewayPort = Port("gatewayPort", options.GatewayPort, 0),
        };
        return errors.Count == 0 ? options : throw new SettingException(string.Join(Environment.NewLine, errors));

        string Id(string text)
        {
            if (string.IsNullOrWhiteSpace(text) || text.Length > LongestId)
            {
                errors.Add($"clusterId has {text.Trim().Length} characters: give 1 to {LongestId}");
            }

            return text;
        }

        IPAddress? Address(string? text)
        {
            if (text is null || (IPAddress.TryParse(text, out var address) && !IsWildcard(address)))
            {
                return text is null ? null : IPAddress.Parse(text);
            }

            errors.Add($"siloAddress is '{text}': give the IP address at which the other silos reach this one");
            return null;
        }

        int Port(string name, int otherwise, int least)
        {
            if (settings[name] is not { } text)
            {
                return otherwise;
            }

            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= least && port <= IPEndPoint.MaxPort)
            {
                return port;
            }

            errors.Add($"{name} is '{text}': give a port from {least} to {IPEndPoint.MaxPort}");
            return otherwise;
        }
    }

    private static bool IsWildcard(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
