using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;

namespace Scorecards.TestSupport;

/// <summary>Writes definitions as users would, and loads them against kinds of sources made for tests.</summary>
public static class TestDefinitions
{
    /// <summary>
    /// <c>test</c> is there without configuration and answers <c>value</c> with anything, optionally <c>of</c> something, and
    /// <c>users</c> of a needed <c>team</c> with a list of texts; <c>remote</c> answers <c>value</c> too but needs a document; <c>any</c> chooses among those of the kind <c>remote</c>.
    /// </summary>
    public static IReadOnlyDictionary<string, SourceKind> Kinds { get; } = new Dictionary<string, SourceKind>
    {
        ["test"] = new("test", BuiltIn: true,
        [
            new SourceQuery("value", "Any value.", [new SourceArgument("of", "What it is the value of.")], CelType.Dyn),
            new SourceQuery("users", "Names of people.", [new SourceArgument("team", "The name of the team.", Required: true)],
                CelType.Object("users", new Dictionary<string, CelType> { ["names"] = CelType.List(CelType.String) })),
        ]),
        ["remote"] = new("remote", BuiltIn: false, [new SourceQuery("value", "Any value.", [], CelType.Dyn)]),
        ["any"] = new("any", BuiltIn: true, [new SourceQuery("value", "Any value.", [], CelType.Dyn)]) { DefaultQuery = "value", Among = ["remote"] },
    };

    /// <summary>A check over one fact <c>it</c>, the <c>value</c> of the source <c>test</c> for the check's name.</summary>
    /// <param name="spec">More fields of the spec, each as a line without indentation.</param>
    public static string Check(string name, string pass = "facts.it.value", string severity = "medium", string stage = "enforced", string spec = "") =>
        $$"""
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: {{name}} }
        spec:
          severity: {{severity}}
          stage: {{stage}}
          facts: { it: { source: test, query: value, with: { of: {{name}} } } }
          pass: {{pass}}
        {{Indent(spec)}}
        """;

    /// <summary>A primary scorecard.</summary>
    /// <param name="checks">Names with weights.</param>
    public static string Scorecard(params (string Check, int Weight)[] checks) =>
        $$"""
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: readiness }
        spec:
          primary: true
          checks:
        {{string.Join('\n', checks.Select(c => $"    - {{ check: {c.Check}, weight: {c.Weight} }}"))}}
        """;

    /// <summary>Each document as a file of its own, 1.yaml and on.</summary>
    public static DefinitionResult Load(params string[] documents) =>
        DefinitionLoader.Load(documents.Select((text, i) => new DefinitionDocument($"{i + 1}.yaml", text)), Kinds);

    /// <exception cref="InvalidOperationException">The documents have mistakes.</exception>
    public static DefinitionSet Set(params string[] documents)
    {
        var result = Load(documents);
        return result.Set ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }

    private static string Indent(string lines) => string.Join('\n', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"  {line}"));
}
