namespace Scorecards.Core.Catalog;

/// <summary>A service as canonical JSON, for the store: what was rated can be read back as it was.</summary>
public static class ServiceJson
{
    public static string Write(Service service) => throw new NotImplementedException();

    public static Service Read(string json) => throw new NotImplementedException();
}
