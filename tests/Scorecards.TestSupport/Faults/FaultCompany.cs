using System.Security.Cryptography;

namespace Scorecards.TestSupport.Faults;

/// <summary>What is evaluated while processes fail: a thousand services, and a source that takes its time and changes its mind, so that runs
/// are cut in the middle and history grows.</summary>
public static class FaultCompany
{
    /// <summary>A fact that may be pushed.</summary>
    public const string Fact = "drill";

    /// <summary>Where changes are deployed; each is frozen now and then, and open otherwise.</summary>
    public static readonly IReadOnlyList<string> Environments = ["production", "staging"];

    private const int Services = 1000;

    /// <summary>The source.</summary>
    /// <param name="latency">How long it takes for each answer.</param>
    public static LoopbackServer Source(TimeSpan latency) => new(async (_, response) =>
    {
        await Task.Delay(latency, response.Stopped);
        await response.JsonAsync($$"""{"turn": {{DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 40}}}""");
    });

    /// <summary>Writes the catalog and the definitions; returns the services.</summary>
    public static List<string> Define(Workspace workspace, LoopbackServer source, EventReceiver receiver)
    {
        var url = workspace.Write("receiver-url", receiver.Url.ToString());
        var secret = workspace.Write("receiver-secret", $"whsec_{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}");
        workspace.Definition("events.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Notification
            metadata: { name: everything }
            spec:
              events: [gradeChanged, sourceTroubled, sourceRecovered, exemptionExpiring, exemptionExpired, attestationExpiring, attestationExpired, freezeDeclared, freezeLifted]
              channel: { kind: webhook, url: { secretRef: "file:{{url}}" }, secret: { secretRef: "file:{{secret}}" }, allow: ["127.0.0.1"] }
            """);
        // Open whatever is not known, so that nothing but the freezes keeps the gate shut.
        workspace.Definition("gate.yaml", """
            apiVersion: scorecards.dev/v1
            kind: GatePolicy
            metadata: { name: open-gate }
            spec:
              newServices: { observeFor: 0s }
              validFor: 10s
              environments: { production: { failMode: open }, staging: { failMode: open } }
              rules: [ { name: everything, decide: allow } ]
            """);
        workspace.Definition("http.yaml", """
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: http }
            spec: { kind: http, allow: ["127.0.0.1"] }
            """);
        workspace.Definition("pushed.yaml", $$"""
            apiVersion: scorecards.dev/v1
            kind: Source
            metadata: { name: pushed }
            spec: { kind: pushed, options: { facts: { {{Fact}}: { value: bool } } } }
            """);
        workspace.Check("has-drilled", "facts.drill", $$"""{ drill: { source: pushed, query: {{Fact}} } }""");
        workspace.Check("is-even", "facts.probe.json.turn % 2 == 0", $$"""{ probe: { source: http, query: get, ttl: 0s, with: { url: "{{source.Url}}" } } }""");
        workspace.Check("always", "true");
        workspace.Scorecard("is-even", "always", "has-drilled");
        return workspace.Components(Enumerable.Range(0, Services).Select(i => $"service-{i:0000}"));
    }
}
