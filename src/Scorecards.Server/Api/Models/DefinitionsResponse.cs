using Scorecards.Server.Inputs;
using Scorecards.Server.Notifications;
using Scorecards.Server.Projection;

namespace Scorecards.Server.Api.Models;

/// <summary>What is loaded, and what is wrong with what is not.</summary>
public sealed record DefinitionsResponse
{
    /// <summary>SHA-256 of the definitions in use.</summary>
    public required string Digest { get; init; }

    public required InputResponse Definitions { get; init; }

    public required InputResponse Catalog { get; init; }

    public required IReadOnlyList<string> Checks { get; init; }

    public required IReadOnlyList<string> Scorecards { get; init; }

    /// <summary>The policies that act on grades.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>The calendars; each says more under `/calendars`.</summary>
    public required IReadOnlyList<string> Calendars { get; init; }

    /// <summary>The sources in use, and how they are.</summary>
    public required IReadOnlyList<SourceResponse> Sources { get; init; }

    /// <summary>Checks that are notApplicable everywhere since a source they need is not configured here.</summary>
    public required IReadOnlyList<NotConfiguredResponse> NotConfigured { get; init; }

    public static DefinitionsResponse Of(LiveInputs inputs, Snapshot snapshot)
    {
        var (definitions, _, _) = inputs.Current;
        return new DefinitionsResponse
        {
            Digest = definitions.Digest,
            Definitions = InputResponse.Of(inputs.Definitions),
            Catalog = InputResponse.Of(inputs.Catalog),
            Checks = [.. definitions.Checks.Keys.Order(StringComparer.Ordinal)],
            Scorecards = [.. definitions.Scorecards.Keys.Order(StringComparer.Ordinal)],
            Calendars = [.. definitions.Calendars.Keys.Order(StringComparer.Ordinal)],
            Policies = [.. new[] { definitions.GatePolicy?.Name, definitions.PriorityPolicy?.Name, definitions.SupportPolicy?.Name }.OfType<string>()],
            Sources = [.. SourceHealth.In(inputs, snapshot).Select(SourceResponse.Of)],
            NotConfigured =
            [
                .. definitions.Checks.Values.Where(c => c.MissingSources.Count > 0)
                    .OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => new NotConfiguredResponse(c.Name, c.MissingSources)),
            ],
        };
    }
}

/// <summary>A check that cannot run here, and the sources it misses.</summary>
public sealed record NotConfiguredResponse(string Check, IReadOnlyList<string> Sources);
