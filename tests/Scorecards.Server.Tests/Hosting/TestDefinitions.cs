using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Sources;

namespace Scorecards.Server.Tests.Hosting;

/// <summary>A few checks and a scorecard to rate test services by.</summary>
internal static class TestDefinitions
{
    public const string Text = """
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: answers-quickly, title: "Answers <quickly> & well", owner: sre, tags: [runtime] }
        spec:
          severity: high
          facts:
            probe: { source: probe, query: look, ttl: 1ms }
          pass: "facts.probe.ok ? 1.0 : double(facts.probe.share)"
          message: "took ${facts.probe.millis} ms"
          why: People leave when they wait.
          fix: { effort: 4h, text: "Measure first.", link: "https://example.com/quick" }
          examples:
            - { facts: { probe: { ok: true, share: 0, millis: 3 } }, expect: pass }
            - { facts: { probe: { ok: false, share: 0, millis: 3 } }, expect: fail }
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: has-an-owner }
        spec:
          severity: blocker
          pass: has(service.team)
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: is-tier-one-ready }
        spec:
          appliesTo: service.tier == 1
          pass: "true"
        ---
        apiVersion: scorecards.dev/v1
        kind: Check
        metadata: { name: nobody-sees-this-yet }
        spec:
          stage: dark
          pass: "false"
        ---
        apiVersion: scorecards.dev/v1
        kind: Scorecard
        metadata: { name: readiness, title: Readiness }
        spec:
          primary: true
          checks:
            - { check: answers-quickly, weight: 6 }
            - { check: has-an-owner, weight: 3 }
            - { check: is-tier-one-ready, weight: 1 }
        """;

    /// <summary>The kinds that are shipped, and the one a test speaks for.</summary>
    public static IReadOnlyDictionary<string, SourceKind> Kinds { get; } = new Dictionary<string, SourceKind>(SourceRegistry.Kinds) { [ProbeSource.Kind.Name] = ProbeSource.Kind };

    public static DefinitionSet Load(string text = Text)
    {
        var result = DefinitionLoader.Load([new DefinitionDocument("test.yaml", text)], Kinds);
        return result.Set ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
    }
}
