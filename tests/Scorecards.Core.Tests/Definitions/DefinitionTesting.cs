using Scorecards.Core.Definitions;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Definitions;

/// <summary>A check and a scorecard without mistakes, to make mistakes in.</summary>
internal static class DefinitionTesting
{
    public const string CheckText = """
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata:
          name: a-check
        spec:
          severity: high
          facts:
            it: { source: test, query: value }
          pass: facts.it.ok
          examples:
            - { facts: { it: { ok: true } }, expect: pass }
        """;

    public const string ScorecardText = """
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata:
          name: a-card
        spec:
          primary: true
          checks:
            - { check: a-check, weight: 1 }
        """;

    public const string SourceText = """
        apiVersion: scorecards.dev/v1
        kind: Source
        metadata:
          name: a-source
        spec:
          kind: remote
        """;

    /// <summary>What is wrong with files of these names and texts, a line each.</summary>
    public static IReadOnlyList<string> Problems(params (string Path, string Text)[] files) =>
        [.. DefinitionLoader.Load(files.Select(f => new DefinitionDocument(f.Path, f.Text)), TestDefinitions.Kinds).Problems.Select(p => p.ToString())];

    /// <summary>What is wrong with a text after a part of it is replaced.</summary>
    public static IReadOnlyList<string> Problems(string text, string from, string to)
    {
        text.Should().Contain(from);
        return Problems(("f.yaml", text.Replace(from, to, StringComparison.Ordinal)));
    }
}
