namespace Scorecards.Cli.Tests;

/// <summary>Small definitions and catalogs.</summary>
internal static class Definitions
{
    /// <summary>A check; more lines of its spec may follow, the first on line 7.</summary>
    public static string Check(string name, string pass) =>
        $"apiVersion: scorecards.dev/v1\nkind: Check\nmetadata:\n  name: {name}\nspec:\n  pass: {pass}\n";

    /// <summary>The primary scorecard of some checks, the first on line 7.</summary>
    public static string Scorecard(params IEnumerable<string> checks) =>
        "apiVersion: scorecards.dev/v1\nkind: Scorecard\nmetadata: { name: main }\nspec:\n  primary: true\n  checks:\n"
        + string.Concat(checks.Select(check => $"    - {{ check: {check}, weight: 1 }}\n"));

    public static string Component(string name, string spec = "owner: team-a", string annotations = "{}") =>
        $"apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\n  annotations: {annotations}\nspec: {{ type: service, lifecycle: production, {spec} }}\n";
}
