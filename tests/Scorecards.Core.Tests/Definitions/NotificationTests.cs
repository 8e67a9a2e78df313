using Scorecards.Core.Definitions;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Definitions;

public sealed class NotificationTests
{
    private const string Channel = "channel: { kind: slack, url: { secretRef: env:URL } }";

    [Fact]
    public void Everything_a_notification_can_say_is_read()
    {
        var notification = Load(
            """
            events: [gradeChanged, sourceTroubled]
            services: service.tier == 1
            grades: { only: drops, from: [A+, A], to: [U] }
            sourceOwner: sre
            channel: { kind: webhook, url: { secretRef: env:URL }, secret: { secretRef: file:/run/secret }, allow: [10.0.0.0/8], timeout: 5s }
            quietHours: { timezone: Europe/London, from: "18:00", to: "08:00", days: [mon, tue] }
            digest: { every: 1d, at: "09:00", timezone: America/New_York }
            """);

        notification.Spec.Events.Should().Equal(EventKind.GradeChanged, EventKind.SourceTroubled);
        notification.Services.Should().NotBeNull();
        notification.From.Should().HaveCount(2);
        notification.QuietHours.Should().BeEquivalentTo(
            new { From = TimeSpan.FromHours(18), To = TimeSpan.FromHours(32), Days = new[] { DayOfWeek.Monday, DayOfWeek.Tuesday } });
        notification.Digest.Should().BeEquivalentTo(new { Every = TimeSpan.FromDays(1), At = TimeSpan.FromHours(9) });
    }

    [Fact]
    public void A_time_needs_no_quotes() => Load($$"""
        events: [gradeChanged]
        {{Channel}}
        quietHours: { timezone: UTC, from: 18:00, to: 08:00 }
        """).QuietHours!.From.Should().Be(TimeSpan.FromHours(18));

    [Theory]
    [InlineData("events: []", "spec.events must be a list of at least one")]
    [InlineData("events: [gradeChangd]", "did you mean 'gradeChanged'?")]
    [InlineData("services: service.tier", "services must give a bool, but this gives 'int'")]
    [InlineData("services: service.teir == 1", "teir")]
    [InlineData("grades: { to: [Z] }", "there is no grade 'Z'")]
    [InlineData("channel: { kind: slack }", "needs 'url'")]
    [InlineData("channel: { kind: slack, url: { secretRef: 'https://hooks.slack.com/x' } }", "must be a text of the form ^(env|file):.+")]
    [InlineData("channel: { kind: webhook, url: { secretRef: env:URL } }", "needs 'secret'")]
    [InlineData("channel: { kind: teams, url: { secretRef: env:URL }, secret: { secretRef: env:S } }", "only messages to a channel of the kind webhook are signed")]
    [InlineData("channel: { kind: teams, url: { secretRef: env:URL }, timeout: 2m }", "at most 1m, not 2m")]
    [InlineData("quietHours: { from: '18:00', to: '08:00' }", "needs 'timezone'")]
    [InlineData("quietHours: { timezone: BST, from: '18:00', to: '08:00' }", "there is no time zone 'BST'")]
    [InlineData("quietHours: { timezone: Europe/Lodnon, from: '18:00', to: '08:00' }", "there is no time zone 'Europe/Lodnon'")]
    [InlineData("quietHours: { timezone: UTC, from: '25:00', to: '08:00' }", "must be a text of the form")]
    [InlineData("quietHours: { timezone: UTC, from: '24:00', to: '08:00' }", "cannot begin at 24:00")]
    [InlineData("quietHours: { timezone: UTC, from: '00:00', to: '24:00' }", "nothing is ever sent")]
    [InlineData("quietHours: { timezone: UTC, from: '08:00', to: '08:00' }", "nothing is ever sent")]
    [InlineData("digest: { every: 7h }", "equal parts of a day, from 5m to 1d, not every 7h")]
    [InlineData("digest: { every: 1m }", "equal parts of a day")]
    [InlineData("digest: { every: 2d }", "equal parts of a day")]
    [InlineData("digest: { every: 1h, at: '09:00' }", "only a digest every 1d has a time of day")]
    [InlineData("digest: { every: 1d, timezone: Nowhere/City }", "there is no time zone 'Nowhere/City'")]
    public void Every_mistake_is_told_at_its_place(string line, string message)
    {
        var field = line[..line.IndexOf(':', StringComparison.Ordinal)];
        string[] lines = [.. new[] { "events: [gradeChanged]", Channel }.Where(l => !l.StartsWith(field + ":", StringComparison.Ordinal)), line];

        var result = TestDefinitions.Load(Document(string.Join('\n', lines)));

        result.Set.Should().BeNull();
        result.Problems.Should().ContainSingle(p => $"{p.Message} {p.Hint}".Contains(message, StringComparison.Ordinal)).Which.Line.Should().Be(4 + lines.Length);
    }

    /// <summary>Clocks go on an hour on 31 March and back on 27 October 2030 in London.</summary>
    [Theory]
    [InlineData("2030-01-14T17:59:59Z", "2030-01-14T17:59:59Z")]
    [InlineData("2030-01-14T18:00:00Z", "2030-01-15T08:00:00Z")]
    [InlineData("2030-01-15T07:59:59Z", "2030-01-15T08:00:00Z")]
    [InlineData("2030-01-15T08:00:00Z", "2030-01-15T08:00:00Z")]
    [InlineData("2030-07-15T17:00:00Z", "2030-07-16T07:00:00Z")]
    [InlineData("2030-03-30T20:00:00Z", "2030-03-31T07:00:00Z")]
    [InlineData("2030-10-26T20:00:00Z", "2030-10-27T08:00:00Z")]
    public void Quiet_hours_end_in_the_time_of_their_zone(string at, string end) =>
        Quiet("timezone: Europe/London, from: '18:00', to: '08:00'").EndOf(Time(at)).Should().Be(Time(end));

    [Theory]
    [InlineData("2030-01-18T12:00:00Z", "2030-01-18T12:00:00Z")]
    [InlineData("2030-01-19T00:00:00Z", "2030-01-21T00:00:00Z")]
    [InlineData("2030-01-20T23:59:00Z", "2030-01-21T00:00:00Z")]
    public void Days_that_are_quiet_one_after_the_other_are_one_quiet(string at, string end) =>
        Quiet("timezone: UTC, from: '00:00', to: '24:00', days: [sat, sun]").EndOf(Time(at)).Should().Be(Time(end));

    [Fact]
    public void A_night_belongs_to_the_day_on_which_it_begins()
    {
        var quiet = Quiet("timezone: UTC, from: '22:00', to: '06:00', days: [fri]");

        quiet.EndOf(Time("2030-01-18T23:00:00Z")).Should().Be(Time("2030-01-19T06:00:00Z"));
        quiet.EndOf(Time("2030-01-18T05:00:00Z")).Should().Be(Time("2030-01-18T05:00:00Z"));
    }

    [Theory]
    [InlineData("every: 1h", "2030-01-14T17:59:59Z", "2030-01-14T18:00:00Z")]
    [InlineData("every: 1h", "2030-01-14T18:00:00Z", "2030-01-14T19:00:00Z")]
    [InlineData("every: 4h", "2030-01-14T18:00:00Z", "2030-01-14T20:00:00Z")]
    [InlineData("every: 1d", "2030-01-14T18:00:00Z", "2030-01-15T00:00:00Z")]
    [InlineData("every: 1d, at: '09:00', timezone: Europe/London", "2030-07-14T07:59:00Z", "2030-07-14T08:00:00Z")]
    [InlineData("every: 1d, at: '09:00', timezone: Europe/London", "2030-07-14T08:00:00Z", "2030-07-15T08:00:00Z")]
    [InlineData("every: 1d, at: '01:30', timezone: Europe/London", "2030-03-30T12:00:00Z", "2030-03-31T01:00:00Z")]
    public void A_digest_goes_at_its_next_time(string digest, string after, string next) => Load($$"""
        events: [gradeChanged]
        {{Channel}}
        digest: { {{digest}} }
        """).Digest!.Next(Time(after)).Should().Be(Time(next));

    [Fact]
    public void A_digest_whose_time_is_quiet_goes_after_it_and_a_retry_waits_for_the_quiet_alone()
    {
        var notification = Load($$"""
            events: [gradeChanged]
            {{Channel}}
            quietHours: { timezone: UTC, from: "18:00", to: "08:30" }
            digest: { every: 1d }
            """);

        notification.SendAt(Time("2030-01-14T12:00:00Z"), first: true).Should().Be(Time("2030-01-15T08:30:00Z"));
        notification.SendAt(Time("2030-01-14T12:00:00Z"), first: false).Should().Be(Time("2030-01-14T12:00:00Z"));
        notification.SendAt(Time("2030-01-14T19:00:00Z"), first: false).Should().Be(Time("2030-01-15T08:30:00Z"));
    }

    private static QuietHours Quiet(string fields) => Load($$"""
        events: [gradeChanged]
        {{Channel}}
        quietHours: { {{fields}} }
        """).QuietHours!;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Notification Load(string spec) => TestDefinitions.Set(Document(spec)).Notifications["tell"];

    private static string Document(string spec) =>
        $"""
        apiVersion: scorecards.dev/v1
        kind: Notification
        metadata: {"{ name: tell }"}
        spec:
        {string.Join('\n', spec.Split('\n').Select(l => $"  {l}"))}
        """;
}
