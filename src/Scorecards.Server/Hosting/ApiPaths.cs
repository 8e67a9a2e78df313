namespace Scorecards.Server.Hosting;

/// <summary>Tells what programs ask for from what people look at.</summary>
public static class ApiPaths
{
    public const string Prefix = "/api/v1";

    private static readonly PathString[] _roots = ["/api", "/badges", "/openapi", "/health", "/metrics"];

    public static bool IsApi(PathString path) => _roots.Any(root => path.StartsWithSegments(root));
}
