using FsCheck;
using FsCheck.Fluent;
using Scorecards.Core.Definitions;
using Scorecards.Core.Runtime;
using Scorecards.Server.Projection;
using Scorecards.Server.Series;

namespace Scorecards.Server.Tests.Series;

public sealed class CheckFoldTests
{
    private static readonly string[] _services = ["a", "b", "c"];

    /// <summary>What a service said and where it was, as lengths of time with a gap before each.</summary>
    private static readonly Gen<(string Service, (int Gap, int Length, int What)[] Pieces)> _story =
        from service in Gen.Elements(_services)
        from pieces in (from gap in Gen.Choose(0, 3)
                        from length in Gen.Choose(0, 4)
                        from what in Gen.Choose(0, 5)
                        select (gap, length, what)).ArrayOf()
        select (service, pieces);

    [Fact]
    public void At_every_moment_the_counts_are_those_of_what_holds_then() => Prop.ForAll(
        (from spans in _story.ArrayOf() from memberships in _story.ArrayOf() select (spans, memberships)).ToArbitrary(),
        story =>
        {
            var spans = Pieces(story.spans).Select(p => new OutcomeSpan(p.Service, (OutcomeKind)p.What, p.At, p.Until)).ToList();
            var memberships = Pieces(story.memberships).Select(p => new Membership(p.Service, "team", 3, p.At, p.Until)).ToList();
            var moments = Enumerable.Range(-1, 30).Select(At).ToList();

            var counted = CheckFold.Count(spans, memberships.ToLookup(m => m.Service), moments);

            return counted.SequenceEqual(moments.Select(at => Naive(spans, memberships, at)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    private static CheckStatistics Naive(List<OutcomeSpan> spans, List<Membership> memberships, DateTimeOffset at)
    {
        int Count(OutcomeKind outcome) => spans.Count(s => s.Outcome == outcome && s.HoldsAt(at) && memberships.Any(m => m.Service == s.Service && m.HoldsAt(at)));
        return new CheckStatistics(
            Count(OutcomeKind.Pass), Count(OutcomeKind.Fail), Count(OutcomeKind.Partial),
            Count(OutcomeKind.Unknown), Count(OutcomeKind.NotApplicable), Count(OutcomeKind.Exempt));
    }

    /// <summary>Pieces of one service follow each other; a length of 4 has no end and is the last.</summary>
    private static IEnumerable<(string Service, int What, DateTimeOffset At, DateTimeOffset? Until)> Pieces(
        IEnumerable<(string Service, (int Gap, int Length, int What)[] Pieces)> stories)
    {
        foreach (var (service, pieces) in stories.DistinctBy(s => s.Service))
        {
            var time = 0;
            foreach (var (gap, length, what) in pieces)
            {
                yield return (service, what, At(time + gap), length == 4 ? null : At(time + gap + length));
                time += gap + length;
                if (length == 4)
                {
                    break;
                }
            }
        }
    }

    private static DateTimeOffset At(int hours) => Sample.Now.AddHours(hours);
}
