using System.Security.Cryptography;
using System.Text;
using Scorecards.Core.Catalog;

namespace Scorecards.Storage.Schema;

/// <summary>A service of the catalog as the stores keep it.</summary>
/// <param name="Digest">What decides whether the catalog says something else of it.</param>
/// <param name="JsonDigest">SHA-256 of <paramref name="Json"/>, which also holds where the entity was read.</param>
internal sealed record StoredService(string Id, string Digest, string Json, string JsonDigest, string? Team, long Tier)
{
    public static StoredService Of(Service service)
    {
        var json = ServiceJson.Write(service);
        return new(service.Id, service.Digest, json, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), service.Team, service.Tier);
    }
}
