using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Calendars;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Expressions;
using Scorecards.Core.Gates;
using Scorecards.Core.Grades;
using Scorecards.Core.Policies;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Policies;

/// <summary>Any policy with any question at any moment, among calendars, freezes and overrides of any kind.</summary>
internal sealed record GateCase(GatePolicy Policy, GateInput Input)
{
    public static readonly DateTimeOffset Begin = new(2026, 2, 9, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] _environments = ["production", "staging"];
    private static readonly string[] _calendars = ["hours", "freezes", "gone"];

    private static readonly Gen<GateRule> _rule =
        from decide in Gen.Elements(GateRuleKind.Allow, GateRuleKind.Allow, GateRuleKind.Deny, GateRuleKind.Approval)
        from environment in Some(Gen.Elements(_environments).Select(Located))
        from kind in Some(Gen.Elements(Enum.GetValues<DeploymentKind>()))
        from family in Some(Gen.Elements("A", "B", "C", "D", "F"))
        from grade in Gen.Frequency((6, Gen.Constant((Grade?)null)), (1, Gen.Choose(0, 12).Select(g => (Grade?)g)))
        from tier in Gen.Frequency((4, Gen.Constant((int?)null)), (1, Gen.Choose(1, 4).Select(t => (int?)t)))
        from service in Gen.Frequency((6, Gen.Constant((string?)null)), (1, Gen.Elements<string?>("CART", "till")))
        from card in Gen.Frequency((6, Gen.Constant((string?)null)), (1, Gen.Elements<string?>("readiness", "launch", "unknown")))
        from applies in Gen.Frequency((8, Gen.Constant((string?)null)), (1, Gen.Elements<string?>("service.tier < 3", "service.annotations['size'] == 'big'")))
        from during in Gen.Frequency((2, Gen.Constant((string?)null)), (2, Gen.Elements<string?>(_calendars)))
        from splay in Gen.Elements(0, 0, 300)
        from glass in Gen.Elements(true, true, false)
        select new GateRule(
            new GateRuleSpec
            {
                Name = Located("rule"),
                Decide = new Located<GateRuleKind>(decide, 1, 1),
                Environments = environment is null ? null : [environment],
                Kinds = kind is null ? null : [kind.Value],
                Families = family is null ? null : [family],
                Grades = grade is null ? null : [grade.Value],
                Tiers = tier is null ? null : [tier.Value],
                Services = service is null ? null : [service],
                Scorecard = card is null ? null : Located(card),
                AppliesTo = applies is null ? null : Located(applies),
                During = during is null || decide == GateRuleKind.Deny ? null : Located(during),
                Splay = during is null ? null : new Located<TimeSpan>(TimeSpan.FromSeconds(splay), 1, 1),
                BreakGlass = glass,
            },
            applies is null ? null : Expression.Compile(applies, Scopes.Service).Value);

    private static readonly Gen<GatePolicy> _policy =
        from rules in Gen.Choose(0, 6).SelectMany(count => _rule.ArrayOf(count))
        from mode in Gen.Elements(GateMode.Enforce, GateMode.Enforce, GateMode.Enforce, GateMode.Observe)
        from failMode in Gen.Elements(Enum.GetValues<FailMode>())
        from freezes in Gen.SubListOf(_calendars)
        from kinds in Gen.SubListOf(Enum.GetValues<DeploymentKind>())
        from validFor in Gen.Choose(1, 60)
        select new GatePolicy
        {
            Metadata = new Metadata { Name = "p" },
            Spec = new GatePolicySpec
            {
                Mode = mode,
                Environments = _environments.ToDictionary(e => e, _ => new GateEnvironmentSpec
                {
                    FailMode = new Located<FailModeSpec>(new FailModeSpec { Default = failMode }, 1, 1),
                    Freezes = [.. freezes.Select(Located)],
                    FreezeKinds = [.. kinds],
                }),
                Rules = [.. rules.Select(r => r.Spec)],
                ValidFor = new Located<TimeSpan>(TimeSpan.FromMinutes(validFor), 1, 1),
            },
            Rules = [.. rules.Select((rule, i) => rule with { Spec = rule.Spec with { Name = Located($"r{i}") } })],
            File = "p.yaml",
            Primary = "readiness",
        };

    private static readonly Gen<DateTimeOffset> _now = Gen.Frequency(
        (20, Gen.Choose(0, 4 * 24 * 60).Select(minutes => Begin.AddMinutes(minutes))),
        (1, Gen.Elements(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue.AddMinutes(-10))));

    private static readonly Gen<ScorecardResult> _result =
        from grade in Gen.Choose(0, 13)
        from steady in Gen.Elements(0, 0, 1, 3)
        from minutes in Gen.Choose(0, 4 * 24 * 60)
        let result = GateTesting.Result(grade == 13 ? "U:64" : ((Grade)grade).Letter())
        select steady == 0 ? result : result with { SteadyGrade = (Grade)Math.Min(12, grade + steady), LowerSince = Begin.AddMinutes(minutes) };

    private static readonly Gen<Freeze> _freeze =
        from at in Gen.Choose(-60, 4 * 24 * 60)
        from hours in Gen.Choose(0, 48)
        from environments in Gen.SubListOf(_environments)
        from services in Gen.SubListOf("cart", "till")
        from kinds in Gen.SubListOf(Enum.GetValues<DeploymentKind>())
        from lifted in Gen.Elements(false, false, true)
        select GateTesting.Freeze(Begin.AddMinutes(at)) with
        {
            Environments = [.. environments],
            Services = [.. services],
            Kinds = [.. kinds],
            Until = hours == 0 ? null : Begin.AddMinutes(at).AddHours(hours),
            LiftedAt = lifted ? Begin : null,
        };

    private static readonly Gen<GateOverride> _override =
        from at in Gen.Choose(0, 4 * 24)
        from once in Gen.Elements(true, false)
        from environment in Gen.Elements(_environments)
        from used in Gen.Elements(null, null, null, "d1")
        select GateTesting.Override(Begin.AddHours(at)) with { Environment = environment, SingleUse = once, UsedBy = used, ExpiresAt = Begin.AddHours(at + 48) };

    public static readonly Gen<GateCase> Any =
        from policy in _policy
        from now in _now
        from known in Gen.Frequency((5, Gen.Constant(DateTimeOffset.MinValue)), (1, Gen.Choose(0, 30).Select(days => Begin.AddDays(-days))), (1, Gen.Constant(DateTimeOffset.MaxValue)))
        from tier in Gen.Choose(1, 4)
        from environment in Gen.Elements("production", "staging", "mars")
        from kind in Gen.Elements(Enum.GetValues<DeploymentKind>())
        from results in Gen.Frequency((8, _result.Select(r => (ScorecardResult[])[r])), (1, _result.Select(r => (ScorecardResult[])[r, r with { Name = "launch", Primary = false }])), (1, Gen.Constant((ScorecardResult[])[])))
        from hours in MadeUpTimeline.Any
        from freezes in MadeUpTimeline.Any
        from isTooOld in Gen.Elements(false, false, false, true)
        from emergencies in Gen.Frequency((3, Gen.Constant((Freeze[])[])), (1, _freeze.ArrayOf(2)))
        from overrides in Gen.Frequency((1, Gen.Constant((GateOverride[])[])), (1, _override.ArrayOf(2)))
        from approval in Gen.Elements(false, true)
        from tooOld in Gen.Elements(null, null, null, "it is old")
        select new GateCase(policy, new GateInput
        {
            Service = new Service { Id = "cart", Name = "cart", Tier = tier },
            Question = new GateQuestion("cart", environment, kind, null, null, "ci"),
            Now = now,
            KnownSince = known,
            Results = results,
            EvaluatedAt = results.Length == 0 ? null : Begin,
            Calendars = new MadeUpBook(hours, freezes, isTooOld),
            Freezes = emergencies,
            Overrides = overrides,
            Approval = approval ? new GateApproval("d0", "bob") : null,
            TooOld = tooOld,
        });

    public bool IsNew => Input.Now < (DateTimeOffset.MaxValue - Input.KnownSince > TimeSpan.FromDays(14) ? Input.KnownSince.AddDays(14) : DateTimeOffset.MaxValue);

    public bool Observes => Policy.Spec.Mode == GateMode.Observe || IsNew;

    public bool IsStopped => Input.Freezes.Any(f => f.IsInForceAt(Input.Now) && f.Covers(Input.Question));

    /// <summary>True when a calendar of the environment is frozen at a moment for what is asked.</summary>
    public bool IsFrozenAt(DateTimeOffset at) =>
        Policy.Environments.TryGetValue(Input.Question.Environment, out var environment)
        && environment.FreezeKinds.Contains(Input.Question.Kind)
        && environment.Freezes.Any(f => Input.Calendars.Find(f.Value, null)?.Timeline.At(at).Cause == CalendarCause.Freeze);

    public override string ToString() =>
        $"{Input.Now:u} {Input.Question} tier {Input.Service.Tier} mode {Policy.Spec.Mode} old {Input.TooOld} results {string.Join(',', Input.Results.Select(r => $"{r.Name} {r.Grade}"))} rules "
        + string.Join("; ", Policy.Rules.Select(r => $"{r.Name} {r.Spec.Decide.Value} {r.Spec.Environments?[0].Value} {r.Spec.Kinds?[0]} {r.Spec.Families?[0]} {r.Spec.Grades?[0]} {r.Spec.Tiers?[0]} {r.Spec.Services?[0]} {r.Spec.Scorecard?.Value} {r.Spec.AppliesTo?.Value} {r.Spec.During?.Value}"));

    private static Located<string> Located(string text) => new(text, 1, 1);

    private static Gen<T?> Some<T>(Gen<T> gen)
        where T : class => Gen.Frequency((3, Gen.Constant((T?)null)), (2, gen.Select(value => (T?)value)));

    private static Gen<DeploymentKind?> Some(Gen<DeploymentKind> gen) => Gen.Frequency((3, Gen.Constant((DeploymentKind?)null)), (2, gen.Select(value => (DeploymentKind?)value)));
}
