using System.Net;

namespace Scorecards.Sources.Network;

/// <summary>Looks up the addresses of a host name. Throws <see cref="System.Net.Sockets.SocketException"/> when there are none.</summary>
public delegate Task<IPAddress[]> HostResolver(string host, CancellationToken cancellationToken);
