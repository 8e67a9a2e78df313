using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;

namespace Scorecards.Core.Events;

/// <summary>What events tell beside what happened.</summary>
/// <param name="ServerUrl">Where people reach the server, without a slash at its end.</param>
public sealed record EventContext(Service Service, DefinitionSet Definitions, string ServerUrl)
{
    /// <summary>The <c>source</c> of events, which must not be empty.</summary>
    public string Source => ServerUrl.Length > 0 ? ServerUrl : "/";

    public EventService Described => new(Service.Id, Service.Title ?? Service.Id, Service.Team, Service.System, Service.Tier);

    public EventLinks Links(string? check) => new(
        $"{ServerUrl}/services/{Uri.EscapeDataString(Service.Id)}",
        check is null ? null : $"{ServerUrl}/checks/{Uri.EscapeDataString(check)}");

    public string? TitleOf(string? check) => check is null ? null : Definitions.Checks.GetValueOrDefault(check)?.Title;
}
