using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Text;

namespace Scorecards.Core.Gates;

/// <summary>What an emergency freeze must say, and how it ends.</summary>
public static class FreezeRules
{
    /// <summary>What one person says again within so long was said once.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>The fewest characters of a reason.</summary>
    public const int ShortestReason = 10;

    public const int LongestReason = 1_000;

    /// <summary>The most services that one freeze names; one for more is for all.</summary>
    public const int MostServices = 500;

    /// <summary>What is wrong with a freeze that is to be declared, by field; empty when nothing is.</summary>
    /// <param name="environments">Those of the policy.</param>
    /// <param name="services">Those of the catalog.</param>
    public static IReadOnlyDictionary<string, string> Mistakes(
        NewFreeze freeze, IReadOnlyCollection<string> environments, IReadOnlyCollection<string> services, DateTimeOffset now)
    {
        var mistakes = new Dictionary<string, string>();
        if (DeclaredText.MistakeInReason(freeze.Reason, ShortestReason, LongestReason, "why deployments stop") is { } reason)
        {
            mistakes["reason"] = reason;
        }

        if (freeze.Environments.FirstOrDefault(e => !environments.Contains(e)) is { } unknown)
        {
            mistakes["environments"] = $"has '{unknown}', which the gate policy does not have: {Spelling.Hint(unknown, environments)}";
        }

        if (freeze.Services.Count > MostServices)
        {
            mistakes["services"] = $"must be at most {MostServices}; leave it out to stop every service";
        }
        else if (freeze.Services.FirstOrDefault(s => !services.Contains(s, StringComparer.OrdinalIgnoreCase)) is { } other)
        {
            mistakes["services"] = $"has '{other}', which the catalog does not have: {Spelling.Hint(other, services)}";
        }

        if (freeze.Until <= now)
        {
            mistakes["until"] = $"must be in the future; it is {now.UtcDateTime:u} now";
        }

        return mistakes;
    }

    /// <summary>A freeze in force. What it says must have no mistakes.</summary>
    public static Freeze Declare(string id, NewFreeze freeze, string by, DateTimeOffset now) => new()
    {
        Id = id,
        Reason = freeze.Reason!.Trim(),
        Environments = [.. freeze.Environments.Distinct()],
        Services = [.. freeze.Services.Distinct(StringComparer.OrdinalIgnoreCase)],
        Kinds = freeze.Kinds.Count > 0 ? [.. freeze.Kinds.Distinct()] : [DeploymentKind.Deploy],
        DeclaredBy = by,
        DeclaredAt = now,
        Until = freeze.Until?.ToUniversalTime(),
    };

    /// <summary>True when the next says what a person has said a moment before, in everything: two clicks on one button, not two wishes.</summary>
    public static bool IsAgain(Freeze known, Freeze next) =>
        known.IsInForceAt(next.DeclaredAt) && (next.DeclaredAt - known.DeclaredAt).Duration() < Again
        && known.DeclaredBy == next.DeclaredBy && known.Reason == next.Reason
        && known.Environments.SequenceEqual(next.Environments) && known.Services.SequenceEqual(next.Services) && known.Kinds.SequenceEqual(next.Kinds)
        && (known.Until - next.Until is { } apart ? apart.Duration() < Again : known.Until == next.Until);

    /// <summary>The freeze after it was lifted; null when it is over already.</summary>
    public static Freeze? Lift(Freeze freeze, string by, DateTimeOffset now) =>
        freeze.IsInForceAt(now) ? freeze with { LiftedBy = by, LiftedAt = now } : null;
}

/// <summary>A freeze that is to be declared.</summary>
/// <param name="Environments">Empty for every environment.</param>
/// <param name="Services">Empty for every service.</param>
/// <param name="Kinds">What it stops; empty for deployments of new versions, so that what mends an incident goes on.</param>
/// <param name="Until">Null until someone lifts it.</param>
public sealed record NewFreeze(
    string? Reason, IReadOnlyList<string> Environments, IReadOnlyList<string> Services, IReadOnlyList<DeploymentKind> Kinds, DateTimeOffset? Until);
