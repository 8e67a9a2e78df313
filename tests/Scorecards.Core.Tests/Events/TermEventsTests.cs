using FsCheck.Fluent;
using Scorecards.Core.Catalog;
using Scorecards.Core.Declarations;
using Scorecards.Core.Definitions;
using Scorecards.Core.Events;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Events;

public sealed class TermEventsTests
{
    private static readonly DateTimeOffset _begin = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly EventContext _context = new(new Service { Id = "svc", Name = "svc", Team = "payments" }, DefinitionSet.Empty, "https://scorecards.example");

    [Fact]
    public void The_end_of_an_exemption_is_told_a_week_and_a_day_before_and_when_it_is_there()
    {
        var declared = Exempt(_begin, _begin.AddDays(30));

        Play(declared, days: 40).Select(e => (e.Type, e.Id, e.Time)).Should().Equal(
            (EventTypes.ExemptionExpiring, "x-expiring-7d", _begin.AddDays(23)),
            (EventTypes.ExemptionExpiring, "x-expiring-1d", _begin.AddDays(29)),
            (EventTypes.ExemptionExpired, "x-expired", _begin.AddDays(30)));
    }

    [Fact]
    public void An_event_says_what_ends_when_and_why_it_was_there()
    {
        var told = Play(Exempt(_begin, _begin.AddDays(30)), days: 40)[0];

        told.Subject.Should().Be("svc");
        told.Data.Term.Should().Be(new EventTerm("x", "is-scraped", null, "until the move is done", _begin.AddDays(30)));
        told.Data.Service!.Team.Should().Be("payments");
        told.Data.Links.Should().Be(new EventLinks("https://scorecards.example/services/svc", "https://scorecards.example/checks/is-scraped"));
    }

    [Fact]
    public void An_answer_that_runs_out_is_told_too() => Play(Attest(_begin, _begin.AddDays(30)), days: 40).Select(e => e.Type).Should().Equal(
        EventTypes.AttestationExpiring, EventTypes.AttestationExpiring, EventTypes.AttestationExpired);

    [Fact]
    public void After_a_long_silence_only_the_last_is_told()
    {
        var declared = Exempt(_begin, _begin.AddDays(30));

        Between(declared, _begin.AddDays(1), _begin.AddDays(60)).Select(e => e.Id).Should().Equal("x-expired");
        Between(declared, _begin.AddDays(1), _begin.AddDays(29)).Select(e => e.Id).Should().Equal("x-expiring-1d");
    }

    [Fact]
    public void What_was_over_before_it_was_approved_is_not_told()
    {
        Play(Exempt(_begin.AddDays(1), _begin.AddDays(4)), days: 10).Select(e => e.Id).Should().Equal("x-expiring-1d", "x-expired");
        Play(Exempt(_begin.AddDays(1), _begin.AddDays(1.5)), days: 10).Select(e => e.Id).Should().Equal("x-expired");
    }

    [Fact]
    public void A_request_that_nobody_decided_and_a_first_evaluation_tell_nothing()
    {
        var asked = Exempt(_begin, _begin.AddDays(30));
        asked = asked with { Exemptions = [asked.Exemptions[0] with { Steps = [asked.Exemptions[0].Steps[0]] }] };

        Play(asked, days: 40).Should().BeEmpty();
        TermEvents.Next(asked, _begin).Should().BeNull();
        TermEvents.Between(null, At(_begin.AddDays(60)), Exempt(_begin, _begin.AddDays(30)), _context).Should().BeEmpty();
    }

    [Fact]
    public void The_next_moment_is_that_of_the_next_event()
    {
        var declared = Exempt(_begin, _begin.AddDays(30));

        TermEvents.Next(declared, _begin).Should().Be(_begin.AddDays(23));
        TermEvents.Next(declared, _begin.AddDays(23)).Should().Be(_begin.AddDays(29));
        TermEvents.Next(declared, _begin.AddDays(29)).Should().Be(_begin.AddDays(30));
        TermEvents.Next(declared, _begin.AddDays(30)).Should().BeNull();
        TermEvents.Next(Declared.Nothing, _begin).Should().BeNull();
    }

    [Fact]
    public void Whenever_evaluations_run_nothing_is_told_twice_and_the_end_is_always_told() => Properties.Check(
        from hours in Gen.Choose(1, 20 * 24)
        from gaps in Gen.Choose(0, 15 * 24).ArrayOf(12)
        select (hours, gaps),
        story =>
        {
            var declared = Exempt(_begin, _begin.AddHours(story.hours));
            var (at, ids) = (_begin, new List<string>());
            foreach (var gap in story.gaps)
            {
                ids.AddRange(Between(declared, at, at.AddHours(gap)).Select(e => e.Id));
                at = at.AddHours(gap);
            }

            return ids.Distinct().Count() == ids.Count && ids.Contains("x-expired") == at >= _begin.AddHours(story.hours)
                && (!ids.Contains("x-expired") || ids[^1] == "x-expired");
        });

    private static List<CloudEvent> Play(Declared declared, int days) =>
        [.. Enumerable.Range(0, days * 24).SelectMany(hour => Between(declared, _begin.AddHours(hour), _begin.AddHours(hour + 1)))];

    private static IEnumerable<CloudEvent> Between(Declared declared, DateTimeOffset from, DateTimeOffset to) =>
        TermEvents.Between(At(from), At(to), declared, _context);

    private static Declared Exempt(DateTimeOffset approvedAt, DateTimeOffset expiresAt) => Declared.Nothing with
    {
        Exemptions =
        [
            new Exemption
            {
                Id = "x",
                Service = "svc",
                Check = "is-scraped",
                ExpiresAt = expiresAt,
                Steps =
                [
                    new ExemptionStep(ExemptionState.Requested, "ann", approvedAt, "until the move is done"),
                    new ExemptionStep(ExemptionState.Approved, "ben", approvedAt, null),
                ],
            },
        ],
    };

    private static Declared Attest(DateTimeOffset at, DateTimeOffset until) => Declared.Nothing with
    {
        Attestations =
        [
            new Attestation { Id = "y", Service = "svc", Check = "is-scraped", Question = "?", Answer = default, By = "ann", At = at, ValidUntil = until },
        ],
    };

    private static Evaluation At(DateTimeOffset at) => new()
    {
        Id = $"{at.Ticks}",
        Service = "svc",
        At = at,
        ConfirmedUntil = at,
        DefinitionsDigest = "",
        ServiceDigest = "",
        AlgorithmVersion = 1,
        Outcomes = [],
        Scorecards = [],
        Facts = [],
    };
}
