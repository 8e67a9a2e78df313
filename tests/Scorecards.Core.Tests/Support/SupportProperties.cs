using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Grades;
using Scorecards.Core.Support;
using static Scorecards.Core.Tests.Support.SupportCases;

namespace Scorecards.Core.Tests.Support;

public sealed class SupportProperties
{
    /// <summary>Grades some hours apart, now and then with a clock that was set back.</summary>
    private static readonly Gen<(Grade Grade, double Day)[]> _stories =
        from steps in Gen.Elements(Grade.F, Grade.F, Grade.D, Grade.C, Grade.B, Grade.A)
            .Zip(Gen.Frequency((6, Gen.Choose(1, 24 * 20)), (1, Gen.Choose(-200, 0))), (grade, hours) => (grade, hours)).ListOf(12)
        select Played([.. steps]);

    [Fact]
    public void Grace_never_ends_early_and_never_what_it_had_changes() => Properties.Check(_stories, story =>
    {
        SupportStanding? before = null;
        var at = Begin;
        foreach (var (grade, day) in story)
        {
            at = Day(day) > at ? Day(day) : at;
            var next = SupportStandings.Next(Shipped, SupportRanking.Of(Shipped, Ask(grade)), before, at);
            var holds = next.Since >= Begin && next.Since <= at && (before, next.Eligible) switch
            {
                ({ Eligible: true } was, false) => next.GraceUntil == at + Shipped.Spec.Grace
                    && SupportState.At(next, null, null, at) == new SupportState(was.Level, true, was.Since, SupportBasis.Grace, next.GraceUntil),
                ({ Eligible: false } was, false) => (next.GraceUntil, next.Former, next.Since) == (was.GraceUntil, was.Former, was.Since),
                _ => true,
            };
            if (!holds)
            {
                return false;
            }

            before = next;
        }

        return true;
    });

    [Fact]
    public void Support_ends_only_after_fourteen_days_without_a_grade_for_it() => Properties.Check(_stories, story =>
    {
        var rows = Rows(story);
        return SupportHistory.Of(rows, [], null, Day(10_000)).Where(s => !s.Eligible && s.From > rows[0].At)
            .All(lost => rows.Where(r => r.At > lost.From - Shipped.Spec.Grace && r.At <= lost.From).All(r => !r.Standing!.Eligible));
    });

    [Fact]
    public void History_is_one_span_after_the_other_and_ends_with_what_is_now() => Properties.Check(_stories, story =>
    {
        var rows = Rows(story);
        var now = rows[^1].At.AddDays(20);
        SupportAppeal[] appeals = [Granted(3, 20), Granted(50, 70)];

        var spans = SupportHistory.Of(rows, appeals, "advice", now);

        var state = SupportState.At(rows[^1].Standing!, appeals.FirstOrDefault(a => a.DecidedAt <= now && a.IsInForceAt(now)), "advice", now);
        return spans[0].From == rows[0].At
            && spans[^1].Until is null
            && spans.Zip(spans.Skip(1)).All(pair => pair.First.Until == pair.Second.From && pair.First with { From = pair.Second.From, Until = pair.Second.Until } != pair.Second)
            && (spans[^1].Level, spans[^1].Eligible, spans[^1].Basis) == (state.Level, state.Eligible, state.Basis);
    });

    private static List<SupportRow> Rows((Grade Grade, double Day)[] story)
    {
        var rows = new List<SupportRow>();
        foreach (var (grade, day) in story)
        {
            var at = rows is [.., var last] && last.At >= Day(day) ? last.At : Day(day);
            var next = SupportStandings.Next(Shipped, SupportRanking.Of(Shipped, Ask(grade)), rows.LastOrDefault()?.Standing, at);
            if (rows is [.., var same] && same.At == at)
            {
                rows.RemoveAt(rows.Count - 1);
            }

            rows.Add(new SupportRow(at, next));
        }

        return rows;
    }

    private static (Grade, double)[] Played((Grade Grade, int Hours)[] steps)
    {
        var hours = 0;
        return [.. steps.Select(s => (s.Grade, (hours += s.Hours) / 24.0))];
    }
}
