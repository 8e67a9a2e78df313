using System.Runtime.CompilerServices;
using System.Text.Json;
using Scorecards.Core;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests;

/// <summary>Short forms for questions and sources.</summary>
internal static class Ask
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);
    private static readonly ConditionalWeakTable<ISource, FakeClock> Clocks = [];

    public static readonly Service Checkout = new() { Id = "checkout", Name = "checkout" };

    public static FactRequest Of(string source, string query, string arguments = "{}", Service? service = null) =>
        new(service ?? Checkout, source, query, Json(arguments));

    public static CelValue Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return CelValue.FromJson(document.RootElement);
    }

    public static SourceSpec Spec(string kind, Uri? url = null, string[]? allow = null, string options = "{}", AuthSpec? auth = null, TimeSpan? timeout = null) => new()
    {
        Kind = At(kind),
        Url = url is null ? null : At(url.AbsoluteUri),
        Allow = [.. (allow ?? ["127.0.0.1"]).Select(At)],
        Options = Json(options).AsMap().ToDictionary(option => option.Key.AsString(), option => At(option.Value)),
        Auth = auth,
        Timeout = timeout,
    };

    public static ISource Make(SourceFactory factory, SourceSpec spec, SourceContext context)
    {
        var setup = new SourceSetup(spec.Kind.Value, spec, "source.yaml", context);
        var source = factory.Create(setup);
        setup.Problems.Should().BeEmpty();
        if (context.Clock is FakeClock clock)
            Clocks.Add(source!, clock);
        return source!;
    }

    public static IReadOnlyList<Problem> ProblemsOf(SourceFactory factory, SourceSpec spec, SourceContext? context = null)
    {
        var setup = new SourceSetup(spec.Kind.Value, spec, "source.yaml", context ?? new SourceContext { CacheFolder = Path.GetTempPath() });
        factory.Create(setup).Should().BeNull();
        return setup.Problems;
    }

    /// <summary>The answer to one question, with the pauses between repeats passed over.</summary>
    public static async Task<Fact> OneAsync(this ISource source, FactRequest request, CancellationToken cancellationToken = default)
    {
        var asking = source.CollectAsync([request], cancellationToken);
        return (await (Clocks.TryGetValue(source, out var clock) ? clock.PassPausesAsync(asking, LongestPause) : asking)).Should().ContainSingle().Subject;
    }

    /// <summary>A field of a fact by its path, such as <c>tls.expiresInDays</c>.</summary>
    public static CelValue At(this Fact fact, string path)
    {
        fact.Error.Should().BeNull();
        var value = fact.Value;
        foreach (var part in path.Split('.'))
            value.TryGet(part, out value).Should().BeTrue($"{path} should be in {fact.Value}");
        return value;
    }

    public static bool Has(this Fact fact, string field) => fact.Value.TryGet(field, out _);

    public static Located<T> At<T>(T value) => new(value, 3, 5);
}
