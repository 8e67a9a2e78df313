using Scorecards.Core.Definitions;

namespace Scorecards.Server.Api.Models;

/// <summary>How a check decides.</summary>
/// <param name="AppliesTo">The expression over the service; null when it applies to every service.</param>
/// <param name="Pass">The expression over the facts.</param>
/// <param name="FreshForSeconds">An older fact is stale.</param>
/// <param name="Facts">The facts it looks at.</param>
/// <param name="File">Where it is defined.</param>
/// <param name="Line">From 1.</param>
public sealed record CheckRule(
    string? AppliesTo, string Pass, long FreshForSeconds, IReadOnlyList<CheckFactResponse> Facts, string File, int Line)
{
    public static CheckRule Of(Check check) => new(
        check.Spec.AppliesTo?.Value,
        check.Pass.Source,
        (long)check.Spec.FreshFor.TotalSeconds,
        [.. check.Facts.Select(f => new CheckFactResponse(f.Name, f.Source, f.Query, (long)f.Ttl.TotalSeconds))],
        check.File,
        check.Line);
}

/// <summary>A fact of a check: whom it asks what.</summary>
/// <param name="TtlSeconds">How long an answer is good before it is asked for again.</param>
public sealed record CheckFactResponse(string Name, string Source, string Query, long TtlSeconds);
