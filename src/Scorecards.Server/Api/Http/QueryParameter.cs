using System.Globalization;
using Scorecards.Core.Grades;
using Scorecards.Core.Text;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;

namespace Scorecards.Server.Api.Http;

/// <summary>A query parameter: what is taken is also what OpenAPI says.</summary>
internal sealed record QueryParameter(string Name, string Description)
{
    public const int MaximumLength = 1000;

    public static readonly QueryParameter Limit = new("limit", "How many items at most.") { Range = (1, 500), Default = "50" };
    public static readonly QueryParameter Cursor = new("cursor", "Where to go on: `next` of the part before.");
    public static readonly QueryParameter By = new("by", "What is ranked.") { Values = ["service", "team", "system", "tier"], Default = "service" };
    public static readonly QueryParameter Order = new("order", "`score`, or `improved` by the change in 30 days.") { Values = ["score", "improved"], Default = "score" };
    public static readonly QueryParameter Team = new("team", "Only services of this team; give it again for more teams.") { Repeats = true };
    public static readonly QueryParameter Tier = new("tier", "Only services of this tier; give it again for more tiers.") { Values = ["1", "2", "3", "4"], Repeats = true };
    public static readonly QueryParameter Text = new("q", "Only what has this text in its id, title, team or system.");
    public static readonly QueryParameter Kind = new("kind", "What the work is.") { Values = ["ci", "deploy", "hotfix", "rollback"], Default = "ci" };
    public static readonly QueryParameter Fixes = new("fixes", "The check that the work mends; it counts when the service fails it now.") { Example = "has-a-runbook" };
    public static readonly QueryParameter Service = new("service", "Only of this service.");
    public static readonly QueryParameter Check = new("check", "Only of this check.");
    public static readonly QueryParameter Actor = new("actor", "Only what this one did: the name of a token, or `server`.");
    public static readonly QueryParameter Action = new("action", "Only this, such as `decision.made`.");
    public static readonly QueryParameter Subject = new("subject", "Only what was done to this: mostly the id of a service.");
    public static readonly QueryParameter After = new("after", "Only entries after this place in the chain.") { Range = (0, int.MaxValue), Default = "0" };
    public static readonly QueryParameter ExemptionState = new("state", "Only what is in this state now.") { Values = ["requested", "approved", "denied", "revoked", "expired"] };
    public static readonly QueryParameter Environment = new("environment", "Only of this environment.");
    public static readonly QueryParameter Decision = new("decision", "Only what was answered so.") { Values = ["allow", "deny", "hold"] };
    public static readonly QueryParameter GateService = new("service", "The id of the service.") { Example = "checkout" };
    public static readonly QueryParameter GateEnvironment = new("environment", "Where it is to be deployed.") { Example = "production" };
    public static readonly QueryParameter DeploymentKind = new("changeKind", "The kind of change.") { Values = ["deploy", "rollback", "hotfix", "security"], Default = "deploy" };
    public static readonly QueryParameter Artifact = new("artifactDigest", "Names what is to be deployed.") { Example = "sha256:2c26b46b68ffc68ff99b453c1d304134" };
    public static readonly QueryParameter Commit = new("commit", "The commit that is to be deployed.");
    public static readonly QueryParameter At = new("at", "A moment with its zone: what the gate would say then, of no effect.") { Example = "2030-01-31T09:00:00Z", IsMoment = true };
    public static readonly QueryParameter Eligible = new("eligible", "Only what is supported now, or only what is not.") { Values = ["true", "false"] };
    public static readonly QueryParameter Wait = new("wait", "How long to wait for the evaluation, up to 60s; without it the answer comes at once.") { Example = "10s" };

    public static readonly QueryParameter Since = new("since", "The first day in UTC; without it, as many as `days` up to the last.") { Example = "2026-01-31" };
    public static readonly QueryParameter Until = new("until", "The last day in UTC; today without it.") { Example = "2026-03-31" };

    public static readonly QueryParameter Days = new("days", "How many days, when `since` is not given.")
    {
        Range = (1, DayRange.Longest),
        Default = DayRange.Usual.ToString(CultureInfo.InvariantCulture),
    };

    public static readonly QueryParameter Grade = new("grade", "Only this grade; give it again for more grades.")
    {
        Values = [.. GradeDistribution.BestFirst.Select(g => g.Letter())],
        Repeats = true,
    };

    /// <summary>The only values taken; null when any text is.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The smallest and the largest whole number taken; null when it is no number.</summary>
    public (int Least, int Most)? Range { get; init; }

    public string? Default { get; init; }

    public bool Repeats { get; init; }

    /// <summary>True when it is a moment, which has to come with its zone.</summary>
    public bool IsMoment { get; init; }

    public string? Example { get; init; }

    /// <summary>What is wrong with a value, after the name of the parameter; null when it is right.</summary>
    public string? Mistake(string value)
    {
        if (value.Length > MaximumLength)
        {
            return $"is longer than {MaximumLength} characters";
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            return "has a zero character, which nothing is called by";
        }

        if (Range is { } range)
        {
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most
                ? null
                : $"must be a whole number from {range.Least} to {range.Most}";
        }

        if (IsMoment)
        {
            return Moment.TryParse(value, out _) ? null : Moment.Mistake;
        }

        return Values is not null && !Values.Contains(value) ? $"must be one of {string.Join(", ", Values)}" : null;
    }
}
