using System.Net;
using System.Net.Sockets;
using Scorecards.Server.Hosting;

namespace Scorecards.Silo.Cluster;

/// <summary>Tries the silo's port before anything is begun: Orleans would tell in forty lines, none of which names the port.</summary>
internal static class SiloPort
{
    /// <exception cref="SettingException">Nobody can listen there, and what to give instead.</exception>
    public static void Check(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new SettingException(e.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"{listener.LocalEndpoint} is in use. Stop what listens there, or choose another port with --silo-port",
                SocketError.AccessDenied => $"This user may not listen at {listener.LocalEndpoint}. Choose another port with --silo-port",
                _ => $"A silo cannot listen at {listener.LocalEndpoint}: {e.Message}. Give an address of this machine with --silo-address",
            });
        }
    }
}
