using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;

namespace Scorecards.Server.Pages.Gate;

/// <summary>Says what a freeze stops.</summary>
internal static class FreezeWords
{
    private const int MostNamed = 5;

    /// <summary>What it stops: <c>new versions of every service in production</c>.</summary>
    public static string Scope(Freeze freeze) =>
        $"{RuleWords.Kinds(freeze.Kinds)} of {Named(freeze.Services)} in {(freeze.Environments.Count == 0 ? "every environment" : Wording.Row(freeze.Environments, "and"))}";

    /// <summary>The kinds of change that go on; empty when none do.</summary>
    public static string Passing(Freeze freeze) =>
        Wording.Capital(RuleWords.Kinds(Enum.GetValues<DeploymentKind>().Where(k => !freeze.Kinds.Contains(k))));

    private static string Named(IReadOnlyList<string> services) =>
        services.Count == 0 ? "every service"
        : services.Count <= MostNamed ? Wording.Row(services, "and")
        : $"{string.Join(", ", services.Take(MostNamed))} and {services.Count - MostNamed} more services";
}
