using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.Core.Events;
using Scorecards.Core.Scoring;

namespace Scorecards.Core.Tests.Events;

public sealed class CloudEventJsonTests
{
    private static readonly CloudEvent _event = new()
    {
        Id = "0197-grade",
        Type = EventTypes.GradeChanged,
        Source = "https://scorecards.example",
        Subject = "ledger",
        Time = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Data = new EventData
        {
            Service = new EventService("ledger", "Ledger ☕", null, null, 2),
            From = new GradeAndScore("A-", 91.5m),
            To = new GradeAndScore("U", null),
            Attribution = new EventAttribution(AttributionKind.Source, "is-scraped", null, "A- → U"),
            Links = new EventLinks("https://scorecards.example/services/ledger", null),
        },
    };

    /// <summary>The attributes, their form and their names are those of CloudEvents 1.0.2, the structured mode those of its JSON format.</summary>
    [Fact]
    public void An_event_is_written_in_the_structured_mode_of_CloudEvents()
    {
        var json = JsonNode.Parse(CloudEventJson.Write(_event))!;

        JsonNode.DeepEquals(json, JsonNode.Parse(
            """
            {
              "specversion": "1.0", "id": "0197-grade", "source": "https://scorecards.example", "type": "dev.scorecards.grade.changed",
              "subject": "ledger", "time": "2030-01-02T03:04:05+00:00", "datacontenttype": "application/json",
              "data": {
                "service": { "id": "ledger", "title": "Ledger ☕", "tier": 2 },
                "from": { "grade": "A-", "score": 91.5 }, "to": { "grade": "U" },
                "attribution": { "kind": "source", "check": "is-scraped", "summary": "A- → U" },
                "links": { "page": "https://scorecards.example/services/ledger" }
              }
            }
            """)).Should().BeTrue(json.ToJsonString());
    }

    [Fact]
    public void What_is_written_is_read_back() => CloudEventJson.Read(CloudEventJson.Write(_event)).Should().BeEquivalentTo(_event);

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("")]
    public void What_is_no_event_is_refused(string json) => FluentActions.Invoking(() => CloudEventJson.Read(json)).Should().Throw<JsonException>();

    [Fact]
    public void Types_have_a_short_form() => EventTypes.Short(EventTypes.SourceTroubled).Should().Be("source.troubled");
}
