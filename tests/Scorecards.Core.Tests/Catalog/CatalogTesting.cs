using Scorecards.Core.Catalog;

namespace Scorecards.Core.Tests.Catalog;

/// <summary>Short ways to read catalog files.</summary>
internal static class CatalogTesting
{
    public static CatalogFile Read(string text, string? folder = null) => new CatalogReader("http://127.0.0.1:5080").Read(text, "catalog-info.yaml", folder);

    /// <summary>The one service of a file without problems.</summary>
    public static Service ReadService(string text)
    {
        var file = Read(text);
        file.Problems.Should().BeEmpty();
        return file.Services.Should().ContainSingle().Which;
    }

    /// <summary>A component with more fields in its metadata and spec, each as lines without indentation.</summary>
    public static string Component(string name = "payments", string metadata = "", string spec = "") =>
        $"apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: {name}\n{Indent(metadata)}spec:\n  type: service\n{Indent(spec)}";

    private static string Indent(string lines) => string.Concat(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}\n"));
}
