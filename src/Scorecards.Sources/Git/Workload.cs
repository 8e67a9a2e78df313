using Scorecards.Core.Expressions;
using Scorecards.Core.Yaml;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Git;

/// <summary>A container of a Kubernetes workload (https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/) and what its manifest asks for it.</summary>
/// <param name="IsLasting">False for jobs, which need no probes.</param>
internal sealed record Workload(
    string Path, string Kind, string Name, string Container, string Image, bool IsLasting, bool HasReadiness, bool HasLiveness, bool HasLimit, bool HasRequest, bool IsNotRoot)
{
    public bool IsPinned => Image.Contains("@sha256:", StringComparison.Ordinal);

    /// <summary>The containers of all workloads in a document; other things have none.</summary>
    public static IEnumerable<Workload> In(string path, YamlNode document)
    {
        if (document is not YamlMap map || Text(map["kind"]) is not { } kind || Text(map["apiVersion"]) is null)
            return [];
        if (kind == "List")
            return map["items"] is YamlList list ? list.Items.SelectMany(item => In(path, item)) : [];
        var pod = kind switch
        {
            "Pod" => At(map, "spec"),
            "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "Job" => At(map, "spec", "template", "spec"),
            "CronJob" => At(map, "spec", "jobTemplate", "spec", "template", "spec"),
            _ => null,
        };
        return pod?["containers"] is YamlList containers ? containers.Items.OfType<YamlMap>().Select(container => Read(path, kind, map, pod, container)) : [];
    }

    public CelValue ToValue() => new FactFields
    {
        { "path", Path },
        { "kind", Kind },
        { "name", Name },
        { "container", Container },
        { "image", Image },
        { "readiness", HasReadiness },
        { "liveness", HasLiveness },
        { "limit", HasLimit },
        { "request", HasRequest },
        { "notRoot", IsNotRoot },
        { "pinned", IsPinned },
    }.ToValue();

    private static Workload Read(string path, string kind, YamlMap map, YamlMap pod, YamlMap container) => new(
        path,
        kind,
        Text(At(map, "metadata")?["name"]) ?? "",
        Text(container["name"]) ?? "",
        Text(container["image"]) ?? "",
        kind is not ("Job" or "CronJob"),
        container["readinessProbe"] is YamlMap,
        container["livenessProbe"] is YamlMap,
        Text(At(container, "resources", "limits")?["memory"]) is not null,
        Text(At(container, "resources", "requests")?["memory"]) is not null,
        (Text(At(container, "securityContext")?["runAsNonRoot"]) ?? Text(At(pod, "securityContext")?["runAsNonRoot"])) == "true");

    private static YamlMap? At(YamlMap map, params IReadOnlyList<string> path) => path.Aggregate((YamlMap?)map, (now, key) => now?[key] as YamlMap);

    private static string? Text(YamlNode? node) => node is YamlScalar { IsNull: false, Text.Length: > 0 } scalar ? scalar.Text : null;
}
