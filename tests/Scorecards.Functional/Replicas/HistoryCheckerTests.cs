using Scorecards.TestSupport;
using Scorecards.TestSupport.Faults.History;

namespace Scorecards.Functional.Replicas;

/// <summary>The checker finds what is planted in a history that is good otherwise.</summary>
public sealed class HistoryCheckerTests
{
    private const string Service = "payments";

    private static readonly DateTimeOffset _begin = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<HistoryEntry> _history =
    [
        new Scheduled(At(0), Service, At(0)),
        new Saved(At(1), Service, 1, At(0), At(30)),
        new Asked(At(9), At(11), "a", Service, Reply.Acknowledged, "e2", At(10)),
        new Saved(At(10), Service, 2, At(30), At(30)),
        new Saved(At(31), Service, 3, At(30), At(60)),
        new Asked(At(40), At(40), "a", Service, Reply.Acknowledged, null, null),
        new Scheduled(At(40), Service, At(40)),
        new Saved(At(41), Service, 4, At(40), At(60)),
        new TokenWritten(At(5), At(6), "a", "t-1", false, Reply.Acknowledged),
        new TokenWritten(At(7), At(8), "b", "t-2", false, Reply.Acknowledged),
        new TokenWritten(At(9), At(10), "b", "t-2", true, Reply.Acknowledged),
        new TokenWritten(At(9), At(10), "b", "t-3", false, Reply.Unknown),
        new FactPushed(At(20), At(20), "a", Service, At(20), Reply.Acknowledged),
        new FactPushed(At(22), At(22), "a", Service, At(22), Reply.Unknown),
        new Read(At(3), At(3), 1, Service, 1, "a", 1, At(1)),
        new Read(At(12), At(12), 1, Service, 1, "a", 1, At(10)),
        new Read(At(13), At(13), 1, Service, 1, "b", 1, At(1)),
        new EvaluationKept(At(50), Service, "e2", At(41)),
        new TokenKept(At(50), "t-1", false),
        new TokenKept(At(50), "t-2", true),
        new FactKept(At(50), Service, At(22), At(22)),
        new Ended(At(50), At(45)),
    ];

    /// <summary>Another service that nobody asks for.</summary>
    private readonly HistoryEntry[] _orders = [new Scheduled(At(31), "orders", At(31)), new Saved(At(32), "orders", 1, At(31), At(60))];

    [Fact]
    public void A_good_history_is_left_alone() => Check().Should().BeEmpty();

    [Fact]
    public void A_second_save_that_nobody_asked_for_is_found()
    {
        Plant([.. _orders, Early(2)]);

        Check().Should().ContainSingle().Which.Should().Contain("before it was due");
    }

    [Fact]
    public void A_second_save_for_a_due_time_that_did_not_move_is_found()
    {
        Replace<Saved>(save => save.Revision == 3, save => save with { WasDueAt = At(0) });

        Check().Should().ContainSingle().Which.Should().Contain("saved twice");
    }

    [Fact]
    public void A_request_explains_one_early_save_and_no_more()
    {
        Plant([.. _orders, Ask(At(1), Reply.Unknown), Early(2)]);
        Check().Should().BeEmpty();

        Plant(Early(3));
        Check().Should().ContainSingle();
    }

    [Fact]
    public void A_request_that_comes_later_or_was_refused_explains_nothing()
    {
        Plant([.. _orders, Ask(At(43), Reply.Unknown), Ask(At(1), Reply.Refused), Early(2)]);

        Check().Should().ContainSingle().Which.Should().Contain("before it was due");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    public void A_revision_that_does_not_rise_by_one_is_found(long revision)
    {
        Replace<Saved>(save => save.Revision == 4, save => save with { Revision = revision == 4 ? 2 : revision });

        Check().Should().ContainSingle().Which.Should().Contain("revision");
    }

    [Fact]
    public void How_late_services_are_saved_is_told_and_no_fault()
    {
        Replace<Saved>(save => save.Revision == 3, save => save with { At = At(39) });

        Check().Should().BeEmpty();
        HistoryChecker.Lateness(_history).Should().Equal(new[] { 1, 9, 1 }.Select(s => TimeSpan.FromSeconds(s)));
    }

    [Fact]
    public void A_due_service_that_is_never_saved_is_found()
    {
        Plant(new Scheduled(At(2), "orders", At(2)));

        Check().Should().ContainSingle().Which.Should().Contain("orders was due").And.Contain("never saved");
    }

    [Fact]
    public void What_is_due_after_the_last_fault_may_still_wait()
    {
        Plant(new Scheduled(At(46), "orders", At(46)));

        Check().Should().BeEmpty();
    }

    [Fact]
    public void Putting_a_due_time_off_does_not_hide_that_it_was_missed()
    {
        Plant(new Scheduled(At(2), "orders", At(2)), new Scheduled(At(3), "orders", At(49)));

        Check().Should().ContainSingle().Which.Should().Contain("never saved");
    }

    [Fact]
    public void A_lost_evaluation_is_found()
    {
        _history.RemoveAll(entry => entry is EvaluationKept);

        Check().Should().ContainSingle().Which.Should().Contain("e2").And.Contain("is lost");
    }

    [Fact]
    public void A_lost_confirmation_is_found()
    {
        Replace<EvaluationKept>(_ => true, kept => kept with { ConfirmedUntil = At(9) });

        Check().Should().ContainSingle().Which.Should().Contain("e2");
    }

    [Fact]
    public void A_promised_evaluation_that_never_came_is_found()
    {
        _history.RemoveAll(entry => entry is Saved { Revision: 4 } || entry.At == At(40) && entry is Scheduled);

        Check().Should().ContainSingle().Which.Should().Contain("promised");
    }

    [Fact]
    public void A_lost_token_is_found()
    {
        _history.RemoveAll(entry => entry is TokenKept { Name: "t-1" });

        Check().Should().ContainSingle().Which.Should().Contain("t-1");
    }

    [Theory]
    [InlineData("t-1", true)]
    [InlineData("t-2", false)]
    public void A_token_in_the_wrong_state_is_found(string token, bool revoked)
    {
        Replace<TokenKept>(kept => kept.Name == token, kept => kept with { Revoked = revoked });

        Check().Should().ContainSingle().Which.Should().Contain(token);
    }

    [Fact]
    public void A_lost_fact_is_found()
    {
        Replace<FactKept>(_ => true, kept => kept with { Observed = At(19), Evaluated = At(19) });
        Check().Should().ContainSingle().Which.Should().Contain("observed at").And.Contain("is lost");

        _history.RemoveAll(entry => entry is FactKept);
        Check().Should().ContainSingle().Which.Should().Contain("is lost");
    }

    [Fact]
    public void A_fact_that_nobody_pushed_or_that_nothing_went_by_is_found()
    {
        Replace<FactKept>(_ => true, kept => kept with { Evaluated = At(20) });
        Check().Should().ContainSingle().Which.Should().Contain("never evaluated");

        Replace<FactKept>(_ => true, kept => kept with { Observed = At(23) });
        Check().Should().ContainSingle().Which.Should().Contain("nobody pushed it");
    }

    [Fact]
    public void One_read_in_a_thousand_may_go_unanswered_and_no_more()
    {
        Plant([.. Enumerable.Range(0, 2000).Select(i => new Read(At(20), At(20), 2, Service, 1, "a", 1, At(10)))]);
        Plant(new Read(At(20), At(40), 2, Service, 9, null, 0, null), new Read(At(20), At(40), 2, Service, 9, null, 0, null));
        Check().Should().BeEmpty();

        Plant(new Read(At(20), At(40), 2, Service, 9, null, 0, null));
        Check().Should().ContainSingle().Which.Should().Contain("of 2006 reads");
    }

    [Fact]
    public void A_history_without_reads_or_without_an_end_proves_nothing()
    {
        _history.RemoveAll(entry => entry is Read);
        Check().Should().ContainSingle().Which.Should().Contain("0 of 0 reads");

        _history.RemoveAll(entry => entry is Ended);
        Check().Should().ContainSingle().Which.Should().Contain("no end");
    }

    [Fact]
    public void A_node_that_takes_back_what_it_has_shown_is_found()
    {
        Plant(new Read(At(20), At(20), 1, Service, 1, "a", 1, At(1)));
        Check().Should().ContainSingle().Which.Should().Contain("a showed payments");

        Replace<Read>(read => read.At == At(20), read => read with { Life = 2 });
        Check().Should().BeEmpty("a node that was started anew may be behind for a moment");
    }

    [Fact]
    public void A_history_is_the_same_after_it_was_written_and_read()
    {
        using var folder = new TempFolder();
        using (var file = new HistoryFile(Path.Combine(folder.Path, "history.jsonl")))
        {
            _history.ForEach(file.Add);
        }

        HistoryFile.Load(Path.Combine(folder.Path, "history.jsonl")).Should().Equal(_history);
    }

    private static Saved Early(long revision) => new(At(40 + revision), "orders", revision, At(60), At(60));

    private static Asked Ask(DateTimeOffset at, Reply reply) => new(at, at, "b", "orders", reply, null, null);

    private static DateTimeOffset At(double seconds) => _begin.AddSeconds(seconds);

    private IReadOnlyList<string> Check() => HistoryChecker.Check(_history);

    private void Plant(params IReadOnlyList<HistoryEntry> entries) => _history.InsertRange(_history.Count - 1, entries);

    private void Replace<T>(Predicate<T> which, Func<T, T> change)
        where T : HistoryEntry
    {
        var index = _history.FindIndex(entry => entry is T one && which(one));
        _history[index] = change((T)_history[index]);
    }
}
