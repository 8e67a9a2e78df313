using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Http;

/// <summary>The kind <c>http</c>: looks at an endpoint of the service itself.</summary>
public static class HttpKind
{
    private static readonly CelType Tls = CelType.Object("http.tls", new Dictionary<string, CelType>
    {
        ["expiresInDays"] = CelType.Int,
        ["expiresAt"] = CelType.String,
        ["issuer"] = CelType.String,
        ["subject"] = CelType.String,
        ["protocol"] = CelType.String,
    });

    private static readonly CelType Answer = CelType.Object("http.get", new Dictionary<string, CelType>
    {
        ["reachable"] = CelType.Bool,
        ["error"] = CelType.String,
        ["trouble"] = CelType.String,
        ["status"] = CelType.Int,
        ["latencyMs"] = CelType.Int,
        ["headers"] = CelType.Map(CelType.String, CelType.String),
        ["json"] = CelType.Dyn,
        ["text"] = CelType.String,
        ["tls"] = Tls,
        ["url"] = CelType.String,
        ["redirectRefused"] = CelType.String,
    });

    public static SourceFactory Factory { get; } = new(
        new SourceKind("http", BuiltIn: true,
        [
            new SourceQuery("get", "GETs a URL of the service: status, latency, headers, body, certificate.",
            [
                new SourceArgument("url", "The URL, whole, with http or https.", Required: true),
                new SourceArgument("headers", "Headers to send: a map, or a list of texts such as 'Accept: application/json'."),
                new SourceArgument("expect", "'json' where anything but a JSON body is the service's error."),
            ], Answer),
        ]),
        Create);

    private static HttpSource? Create(SourceSetup setup)
    {
        var http = setup.Http(isProbe: true);
        if (setup.Spec.Url is not null)
            setup.RequiredUrl();
        if (setup.Finish())
            return new HttpSource(setup.Name, http, setup.Context.Clock);
        http.Dispose();
        return null;
    }
}
