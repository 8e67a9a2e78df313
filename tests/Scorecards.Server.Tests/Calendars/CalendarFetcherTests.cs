using Microsoft.Extensions.Logging;
using Scorecards.Core.Calendars;
using Scorecards.Core.Catalog;
using Scorecards.Core.Definitions;
using Scorecards.Core.Facts;
using Scorecards.Core.Runtime;
using Scorecards.Server.Calendars;
using Scorecards.Server.Inputs;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Server.Tests.Calendars;

public sealed class CalendarFetcherTests : IAsyncLifetime
{
    private const string Frozen = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20300115\r\nSUMMARY:Trade\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    private const string Empty = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

    private readonly FakeClock _clock = new();
    private readonly KeptCopies _store = new();
    private readonly LogList _log = new();
    private readonly LoopbackServer _upstream;
    private Func<LoopbackRequest, LoopbackResponse, Task> _answer = (_, response) => response.SendAsync(200, "text/calendar", Frozen);
    private Node _node = null!;

    public CalendarFetcherTests() => _upstream = new LoopbackServer((request, response) => _answer(request, response));

    public Task InitializeAsync()
    {
        _node = Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _upstream.DisposeAsync();

    [Fact]
    public async Task What_is_fetched_counts_and_is_kept()
    {
        Now().IsTooOld.Should().BeTrue("there is no copy yet");

        var next = await _node.Fetcher.RunAsync(default);

        next.Should().Be(_clock.GetUtcNow() + TimeSpan.FromHours(1));
        Now().IsTooOld.Should().BeFalse();
        Now().Timeline.At(_clock.GetUtcNow()).Should().BeEquivalentTo(new { Cause = CalendarCause.Freeze, Title = "Trade" });
        _store.Copies.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Text = Frozen, FetchedAt = _clock.GetUtcNow() });
    }

    [Fact]
    public async Task A_copy_counts_until_its_age_limit_and_is_told_once()
    {
        await _node.Fetcher.RunAsync(default);
        _answer = (_, response) => response.SendAsync(500, "text/plain", "");

        for (var day = 0; day < 6; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await _node.Fetcher.RunAsync(default);
            Now().IsTooOld.Should().BeFalse();
        }

        Now().Timeline.At(new DateTimeOffset(2030, 1, 15, 12, 0, 0, TimeSpan.Zero)).IsOpen.Should().BeFalse();
        _clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Now().IsTooOld.Should().BeFalse();
        _clock.Advance(TimeSpan.FromTicks(1));
        Now().IsTooOld.Should().BeTrue("it is so at the very moment, whether anything is fetched or not");
        _node.Copies.Troubles.Values.Should().ContainSingle().Which.Should().Be(new CalendarTrouble("127.0.0.1 answered 500", new DateTimeOffset(2030, 1, 16, 12, 0, 0, TimeSpan.Zero)));
        _log.Lines.Should().ContainSingle().Which.Should().Contain("cannot be fetched: 127.0.0.1 answered 500");

        _answer = (_, response) => response.SendAsync(200, "text/calendar", Empty);
        await _node.Fetcher.RunAsync(default);
        (Now().IsTooOld, Now().Timeline.At(_clock.GetUtcNow()).IsOpen, _node.Copies.Troubles.Count).Should().Be((false, true, 0));
    }

    [Fact]
    public async Task After_trouble_it_is_tried_again_after_a_minute_then_two_then_four()
    {
        _answer = (_, response) => response.SendAsync(503, "text/plain", "");

        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            var next = await _node.Fetcher.RunAsync(default);
            waits.Add((next - _clock.GetUtcNow()).TotalMinutes);
            _clock.Advance(next - _clock.GetUtcNow());
        }

        waits.Should().Equal(1, 2, 4, 8, 16, 32, 60, 60);
        _upstream.Requests.Should().HaveCount(8);
    }

    [Fact]
    public async Task A_restart_goes_on_with_the_copy_that_was_kept()
    {
        await _node.Fetcher.RunAsync(default);
        await _upstream.DisposeAsync();
        var again = Start();

        await again.Fetcher.RestoreAsync(default);
        await again.Fetcher.RunAsync(default);

        again.Calendars.Current.Find("c", null)!.IsTooOld.Should().BeFalse();
        again.Calendars.Current.Find("c", null)!.Timeline.At(_clock.GetUtcNow()).IsOpen.Should().BeFalse();
        again.Copies.Troubles.Should().ContainSingle();
    }

    [Fact]
    public async Task What_another_node_could_fetch_counts_here_too()
    {
        _answer = (_, response) => response.SendAsync(503, "text/plain", "");
        await _store.SaveCalendarCopyAsync(new CalendarCopy(Url, Frozen, _clock.GetUtcNow()), default);

        await _node.Fetcher.RunAsync(default);

        Now().IsTooOld.Should().BeFalse();
        Now().Timeline.At(_clock.GetUtcNow()).IsOpen.Should().BeFalse();
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        _answer = (request, response) => request.Headers.GetValueOrDefault("if-none-match") == "\"1\""
            ? response.SendAsync(304, "", "")
            : response.SendAsync(200, "text/calendar", Frozen, ("ETag", "\"1\""));
        await _node.Fetcher.RunAsync(default);
        _clock.Advance(TimeSpan.FromHours(1));

        await _node.Fetcher.RunAsync(default);

        _store.Copies.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Text = Frozen, FetchedAt = _clock.GetUtcNow() });
        _node.Copies.Known.Values.Should().ContainSingle().Which.FetchedAt.Should().Be(_clock.GetUtcNow());
        _upstream.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("html", "line 1: '<html>' is no line of a calendar")]
    [InlineData("huge", "it is larger than 1 MiB")]
    [InlineData("private", "127.0.0.1 answered 302")]
    [InlineData("reset", "127.0.0.1")]
    public async Task What_is_no_calendar_changes_nothing(string trouble, string problem)
    {
        await _node.Fetcher.RunAsync(default);
        _clock.Advance(TimeSpan.FromHours(1));
        _answer = async (_, response) => await (trouble switch
        {
            "html" => response.SendAsync(200, "text/html", "<html>"),
            "huge" => response.SendAsync(200, "text/calendar", Frozen + new string('\n', 2 * 1024 * 1024)),
            "private" => response.RedirectAsync("http://10.0.0.1/holidays.ics"),
            _ => Reset(response),
        });

        await _node.Fetcher.RunAsync(default);

        _node.Copies.Troubles.Values.Should().ContainSingle().Which.Message.Should().Contain(problem);
        _node.Copies.Known.Values.Should().ContainSingle().Which.FetchedAt.Should().Be(_clock.GetUtcNow() - TimeSpan.FromHours(1));
        Now().Timeline.At(_clock.GetUtcNow()).IsOpen.Should().BeFalse();
    }

    [Fact]
    public async Task An_internal_host_is_asked_only_where_it_is_allowed()
    {
        Use($"ical: [{{ url: '{Url}', as: freeze }}]");

        await _node.Fetcher.RunAsync(default);

        _upstream.Requests.Should().BeEmpty();
        _node.Copies.Troubles.Values.Should().ContainSingle().Which.Message.Should().Contain($"add '127.0.0.1:{_upstream.Port}' to the source's allow list");
    }

    [Fact]
    public async Task A_calendar_that_is_gone_is_not_fetched_and_is_no_trouble()
    {
        _answer = (_, response) => response.SendAsync(503, "text/plain", "");
        await _node.Fetcher.RunAsync(default);
        Use("holidays: []");
        _clock.Advance(TimeSpan.FromHours(1));

        await _node.Fetcher.RunAsync(default);

        _upstream.Requests.Should().ContainSingle();
        _node.Copies.Troubles.Should().BeEmpty();
        Now().IsTooOld.Should().BeFalse();
    }

    [Fact]
    public void The_book_is_made_once_for_what_it_is_made_of()
    {
        var before = _node.Calendars.Current;
        _node.Calendars.Current.Should().BeSameAs(before);

        Use("holidays: [{ date: 2030-01-15, title: H }]");

        _node.Calendars.Current.Should().NotBeSameAs(before);
        Now().Timeline.At(_clock.GetUtcNow()).Title.Should().Be("H");
    }

    private string Url => new Uri(_upstream.Url, "holidays.ics").AbsoluteUri;

    private CalendarEntry Now() => _node.Calendars.Current.Find("c", null)!;

    private Node Start()
    {
        var (inputs, copies) = (new LiveInputs(), new CalendarCopies());
        var context = new SourceContext { CacheFolder = "", Clock = _clock };
        var node = new Node(inputs, copies, new LiveCalendars(inputs, copies, _clock), new CalendarFetcher(inputs, copies, _store, context, _clock, _log));
        Use($"ical: [{{ url: '{Url}', as: freeze, maxAge: 7d }}]\nallow: [127.0.0.1]", node);
        return node;
    }

    private void Use(string spec, Node? node = null)
    {
        var text = $"apiVersion: scorecards.dev/v1\nkind: Calendar\nmetadata: {{ name: c }}\nspec:\n  timezone: UTC\n  {spec.Replace("\n", "\n  ", StringComparison.Ordinal)}\n";
        var loaded = DefinitionLoader.Load([new DefinitionDocument("c.yaml", text)], new Dictionary<string, SourceKind>());
        loaded.Problems.Should().BeEmpty();
        var good = new InputStatus("test", _clock.GetUtcNow(), null, []);
        (node ?? _node).Inputs.Publish(new WorkingSet(loaded.Set!, ServiceCatalog.Empty, new Dictionary<string, ISource>()), good, good);
    }

    private static Task Reset(LoopbackResponse response)
    {
        response.Reset();
        return Task.CompletedTask;
    }

    private sealed record Node(LiveInputs Inputs, CalendarCopies Copies, LiveCalendars Calendars, CalendarFetcher Fetcher);

    private sealed class KeptCopies : ICalendarCopyStore
    {
        private readonly Dictionary<string, CalendarCopy> _copies = [];

        public IReadOnlyCollection<CalendarCopy> Copies => _copies.Values;

        public Task SaveCalendarCopyAsync(CalendarCopy copy, CancellationToken cancellationToken)
        {
            _copies[copy.Url] = copy;
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<CalendarCopy>> CalendarCopiesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CalendarCopy>>([.. _copies.Values]);
    }

    /// <summary>What was logged as a warning or worse.</summary>
    private sealed class LogList : ILogger<CalendarFetcher>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Lines.Add(formatter(state, exception));
            }
        }
    }
}
