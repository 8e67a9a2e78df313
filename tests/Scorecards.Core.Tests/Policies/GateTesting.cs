using Scorecards.Core.Calendars;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Policies;
using Scorecards.Core.Scoring;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Policies;

/// <summary>The shipped gate policy with a year of holidays and freezes, and questions to it.</summary>
internal static class GateTesting
{
    public const string WorkingDays = """
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: { name: working-days }
        spec:
          timezone: Europe/London
          windows: [{ days: [mon, tue, wed, thu, fri], from: "09:00", to: "16:00" }]
          holidays: [{ date: 2026-05-04, title: Early May bank holiday }, { date: 2026-12-25, title: Christmas Day }]
        """;

    public const string CompanyFreezes = """
        apiVersion: scorecards.dev/v1
        kind: Calendar
        metadata: { name: company-freezes }
        spec:
          timezone: Europe/London
          freezes: [{ from: 2026-12-18, to: 2027-01-03, title: Christmas trade }]
        """;

    /// <summary>A Wednesday at noon: everything is open.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 2, 11, 12, 0, 0, TimeSpan.Zero);

    private static readonly DefinitionSet _set = TestDefinitions.Set(
        File.ReadAllText(Path.Combine(BuiltProgram.Root, "checks", "policies", "deploy-gate.yaml")), WorkingDays, CompanyFreezes);

    public static GatePolicy Shipped => _set.GatePolicy!;

    public static CalendarBook Book { get; } = BookOf(_set);

    public static CalendarBook BookOf(DefinitionSet set) => new([.. set.Calendars.Values.Select(c => c.Plan)], new Dictionary<string, FeedCopy>(), Noon);

    /// <summary>The policy of a document, with the two calendars.</summary>
    public static GatePolicy Policy(string rules, string spec = "", params string[] more) => TestDefinitions.Set([
        $$"""
        apiVersion: scorecards.dev/v1
        kind: GatePolicy
        metadata: { name: p }
        spec:
          environments: { production: { freezes: [company-freezes] }, staging: {} }
          {{spec}}
          rules:
        {{string.Join('\n', rules.Split('\n').Select(line => $"    {line}"))}}
        """,
        WorkingDays,
        CompanyFreezes,
        .. more]).GatePolicy!;

    /// <summary>A primary scorecard, and another one.</summary>
    public static string[] Cards(string other) =>
    [
        TestDefinitions.Check("a"), TestDefinitions.Scorecard(("a", 1)),
        TestDefinitions.Scorecard(("a", 1)).Replace("name: readiness", $"name: {other}", StringComparison.Ordinal).Replace("primary: true", "primary: false", StringComparison.Ordinal),
    ];

    /// <summary>The policy with one fail mode everywhere.</summary>
    public static GatePolicy With(this GatePolicy policy, FailMode mode) => policy with
    {
        Spec = policy.Spec with
        {
            Environments = policy.Environments.ToDictionary(e => e.Key, e => e.Value with { FailMode = new Located<FailModeSpec>(new FailModeSpec { Default = mode }, 0, 0) }),
        },
    };

    /// <summary>A service of a grade, known for long, that is to be deployed to production at <see cref="Noon"/>.</summary>
    /// <param name="grade"><c>B+</c>; <c>U:60</c> for an unrated service with that lowest score; <c>-</c> for one never evaluated.</param>
    public static GateInput Ask(string grade) => new()
    {
        Service = new Service { Id = "cart", Name = "cart", Team = "shop" },
        Question = new GateQuestion("cart", "production", DeploymentKind.Deploy, "sha256:1", null, "ci"),
        Now = Noon,
        KnownSince = Noon.AddYears(-1),
        Results = grade == "-" ? [] : [Result(grade)],
        EvaluatedAt = grade == "-" ? null : Noon.AddMinutes(-5),
        Calendars = Book,
    };

    public static GateInput In(this GateInput input, string environment) => input with { Question = input.Question with { Environment = environment } };

    public static GateInput Of(this GateInput input, DeploymentKind kind) => input with { Question = input.Question with { Kind = kind } };

    public static GateInput At(this GateInput input, string moment) => input with { Now = DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture) };

    public static ScorecardResult Result(string grade, string name = "readiness", bool primary = true)
    {
        var least = grade.StartsWith("U:", StringComparison.Ordinal) ? decimal.Parse(grade.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture) : (decimal?)null;
        GradeExtensions.TryParse(grade, out var letter).Should().Be(least is null, "a grade is a letter or U: with a score");
        var score = least ?? GradeBands.Default.From.Select(b => b.Key == letter ? b.Value : 0).Max();
        return new ScorecardResult
        {
            Name = name,
            Primary = primary,
            Grade = letter,
            UncappedGrade = letter,
            Score = score,
            ScoreMin = score,
            ScoreMax = 100,
            Coverage = least is null ? 100 : 50,
            Checks = [],
        };
    }

    public static GateOverride Override(DateTimeOffset from) => new()
    {
        Id = "o1",
        Service = "cart",
        Environment = "production",
        Reason = "payments fail for everyone in the shop",
        Incident = "https://example.com/incidents/7",
        RequestedBy = "ann",
        RequestedAt = from,
        ExpiresAt = from.AddHours(1),
        SingleUse = false,
        ApprovalDueAt = from.AddDays(1),
    };

    public static Freeze Freeze(DateTimeOffset from, params DeploymentKind[] kinds) => new()
    {
        Id = "f1",
        Reason = "the network is down",
        Kinds = kinds.Length == 0 ? [DeploymentKind.Deploy] : kinds,
        DeclaredBy = "bob",
        DeclaredAt = from,
    };
}
