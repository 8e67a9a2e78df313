using Scorecards.Core.Catalog;
using Scorecards.Core.Events;
using Scorecards.Core.Notifying;
using Scorecards.TestSupport;

namespace Scorecards.Core.Tests.Notifying;

public sealed class NotificationFilterTests
{
    [Theory]
    [InlineData("only: drops", "A", "B", true)]
    [InlineData("only: drops", "A", "U", true)]
    [InlineData("only: drops", "B", "A", false)]
    [InlineData("only: drops", "U", "F", false)]
    [InlineData("only: rises", "B", "A", true)]
    [InlineData("only: rises", "U", "A", false)]
    [InlineData("only: rises", "A", "B", false)]
    [InlineData("only: all", "U", "A", true)]
    [InlineData("from: [A+, A]", "A", "B", true)]
    [InlineData("from: [A+, A]", "A-", "B", false)]
    [InlineData("to: [U, F]", "A", "U", true)]
    [InlineData("to: [U, F]", "A", "B", false)]
    [InlineData("only: drops, to: [C]", "F", "C", false)]
    public void Grades_are_filtered(string grades, string from, string to, bool wanted) => Wants($"grades: {{ {grades} }}", Grade(from, to)).Should().Be(wanted);

    [Theory]
    [InlineData("service.team == 'payments'", true)]
    [InlineData("service.team == 'search'", false)]
    [InlineData("'pci' in service.tags", true)]
    [InlineData("service.labels['no'] == 'x'", true)]
    public void Services_are_filtered_and_what_cannot_be_decided_is_told(string filter, bool wanted) =>
        Wants($"services: \"{filter}\"", Grade("A", "B"), new Service { Id = "ledger", Name = "ledger", Team = "payments", Tags = ["pci"] }).Should().Be(wanted);

    [Fact]
    public void A_service_that_left_the_catalog_is_what_the_event_says_of_it()
    {
        Wants("services: service.team == 'payments'", Grade("A", "B")).Should().BeTrue();
        Wants("services: service.team == 'search'", Grade("A", "B")).Should().BeFalse();
    }

    [Theory]
    [InlineData("sourceOwner: sre", "sre", true)]
    [InlineData("sourceOwner: sre", "other", false)]
    [InlineData("sourceOwner: sre", null, false)]
    [InlineData("services: service.tier == 1", null, true)]
    public void Sources_are_filtered_by_their_owner(string line, string? owner, bool wanted) => Wants(line, Trouble(owner)).Should().Be(wanted);

    [Fact]
    public void What_a_notification_does_not_name_is_not_told()
    {
        Wants("grades: {}", Grade("A", "B") with { Type = EventTypes.ExemptionExpired }).Should().BeFalse();
        Wants("grades: {}", Grade("A", "B") with { Type = "dev.scorecards.of.a.newer.version" }).Should().BeFalse();
    }

    private static bool Wants(string line, CloudEvent e, Service? service = null)
    {
        var set = TestDefinitions.Set($$"""
            apiVersion: scorecards.dev/v1
            kind: Notification
            metadata: { name: tell }
            spec:
              events: [gradeChanged, sourceTroubled]
              channel: { kind: slack, url: { secretRef: env:URL } }
              {{line}}
            """);
        return NotificationFilter.Wants(set.Notifications["tell"], e, service);
    }

    private static CloudEvent Grade(string from, string to) => Event(EventTypes.GradeChanged, "ledger", new EventData
    {
        Service = new EventService("ledger", "Ledger", "payments", null, 2),
        From = new GradeAndScore(from, null),
        To = new GradeAndScore(to, null),
        Links = new EventLinks("/", null),
    });

    private static CloudEvent Trouble(string? owner) => Event(EventTypes.SourceTroubled, "git", new EventData
    {
        Trouble = new EventTrouble("git", owner, DateTimeOffset.UnixEpoch, 5, 10, null),
        Links = new EventLinks("/", null),
    });

    private static CloudEvent Event(string type, string subject, EventData data) =>
        new() { Id = "1", Type = type, Source = "/", Subject = subject, Time = DateTimeOffset.UnixEpoch, Data = data };
}
