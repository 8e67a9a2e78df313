using System.Text.Json.Serialization;

namespace Scorecards.Client.Models;

/// <summary>What the server has loaded, and what is wrong with what is not.</summary>
public sealed record Definitions
{
    /// <summary>SHA-256 of the definitions in use.</summary>
    public required string Digest { get; init; }

    /// <summary>How the last reading of the definitions went.</summary>
    [JsonPropertyName("definitions")]
    public required Input Input { get; init; }

    public required Input Catalog { get; init; }

    public required IReadOnlyList<string> Checks { get; init; }

    public required IReadOnlyList<string> Scorecards { get; init; }

    /// <summary>The policies that act on grades.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>The calendars; each says more by itself.</summary>
    public required IReadOnlyList<string> Calendars { get; init; }

    /// <summary>The sources in use, and how they are.</summary>
    public required IReadOnlyList<SourceRef> Sources { get; init; }

    /// <summary>Checks that are notApplicable everywhere since a source they need is not configured on the server.</summary>
    public required IReadOnlyList<NotConfigured> NotConfigured { get; init; }
}
