namespace Scorecards.Sources.Network;

/// <summary>How far an address may be dialled.</summary>
public enum AddressScope
{
    /// <summary>On the internet: always.</summary>
    Public,

    /// <summary>Inside an organisation or this machine: where <c>allow</c> has the host name, the address or its network.</summary>
    Internal,

    /// <summary>Link-local, cloud metadata, documentation, reserved: only where <c>allow</c> has the address or its network, a host name is not enough.</summary>
    Listed,

    /// <summary>Nobody answers there: unspecified, multicast, broadcast. Never.</summary>
    Never,
}
