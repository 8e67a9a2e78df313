namespace Scorecards.TestSupport;

/// <summary>A folder with a catalog and definitions of its own, as a company would have them.</summary>
public sealed class Workspace : IDisposable
{
    private readonly TempFolder _folder = new();

    public string Folder => _folder.Path;

    /// <summary>The arguments that start a server on it, in <see cref="Folder"/>.</summary>
    public IReadOnlyList<string> Arguments { get; } = ["--catalog", "catalog", "--definitions", "definitions", "--data", "data"];

    public string Component(string name, string spec = "{ type: service, lifecycle: production, owner: team-a }", string annotations = "{}") =>
        _folder.Write($"catalog/{name}/catalog-info.yaml", $$"""
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: {{name}}
              annotations: {{annotations}}
            spec: {{spec}}
            """);

    /// <summary>Many components in one file; returns their names.</summary>
    public List<string> Components(IEnumerable<string> names)
    {
        var all = names.ToList();
        _folder.Write("catalog/catalog-info.yaml", string.Join("\n---\n", all.Select(name => $$"""
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: { name: {{name}} }
            spec: { type: service, lifecycle: production, owner: team-a }
            """)));
        return all;
    }

    /// <summary>A check with the facts and the expression given, in YAML.</summary>
    public string Check(string name, string pass, string facts = "{}", string severity = "medium") =>
        Definition($"{name}.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Check
            metadata: { name: {{name}} }
            spec:
              severity: {{severity}}
              facts: {{facts}}
              pass: |-
                {{pass}}
            """);

    /// <summary>The primary scorecard, every check with weight 1.</summary>
    public string Scorecard(params IEnumerable<string> checks) => Definition("scorecard.yaml", $$"""
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: readiness }
        spec:
          primary: true
          checks: [{{string.Join(", ", checks.Select(c => $"{{ check: {c}, weight: 1 }}"))}}]
        """);

    /// <summary>Any other file; returns its full path.</summary>
    public string Write(string path, string text) => _folder.Write(path, text);

    public string Definition(string file, string text) => _folder.Write($"definitions/{file}", text);

    public void Dispose() => _folder.Dispose();
}
