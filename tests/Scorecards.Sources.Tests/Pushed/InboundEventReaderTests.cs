using System.Text.Json;
using Scorecards.Sources.Pushed;

namespace Scorecards.Sources.Tests.Pushed;

public sealed class InboundEventReaderTests
{
    private const string Cloud =
        """{"specversion":"1.0","id":"7","source":"https://ci.example/runs/7","type":"com.example.released","subject":"checkout","time":"2026-03-01T10:30:00+01:00","data":{"version":"1.2"}}""";

    private const string Bare = """
        {
          "context": { "version": "0.4.1", "id": "271", "source": "/event/source/123", "type": "dev.cdevents.service.deployed.0.2.0", "timestamp": "2026-03-01T09:30:00Z" },
          "subject": { "id": "checkout", "source": "/here", "type": "service", "content": { "environment": { "id": "production" }, "artifactId": "pkg:oci/checkout@sha256%3A0b31b1c0" } }
        }
        """;

    [Fact]
    public void A_cloud_event_is_read()
    {
        var e = One(Cloud);

        (e.Id, e.Source, e.Type, e.Subject).Should().Be(("7", "https://ci.example/runs/7", "com.example.released", "checkout"));
        e.Time.Should().Be(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero));
        e.Data.ToJson().Should().Be("""{"version":"1.2"}""");
    }

    [Fact]
    public void A_cd_event_without_an_envelope_has_its_context_for_one()
    {
        var e = One(Bare);

        (e.Id, e.Type, e.Subject).Should().Be(("271", "dev.cdevents.service.deployed.0.2.0", "checkout"));
        e.Time.Should().Be(new DateTimeOffset(2026, 3, 1, 9, 30, 0, TimeSpan.Zero));
        e.Data.ToJson().Should().Contain("\"artifactId\"");
    }

    [Fact]
    public void A_batch_is_read_in_its_order_and_may_mix_both()
    {
        var (events, mistakes) = Read($"[{Cloud},{Bare}]");

        mistakes.Should().BeEmpty();
        events.Select(e => e.Id).Should().Equal("7", "271");
        Read("[]").Events.Should().BeEmpty();
    }

    [Fact]
    public void In_binary_mode_the_attributes_are_headers()
    {
        var headers = new Dictionary<string, string> { ["specversion"] = "1.0", ["id"] = "1", ["source"] = "/ci", ["type"] = "t" };

        var (e, mistakes) = InboundEventReader.Read(headers.GetValueOrDefault, JsonDocument.Parse("""{"a":1}""").RootElement);

        mistakes.Should().BeEmpty();
        (e!.Subject, e.Time, e.Data.ToJson()).Should().Be(("", null, """{"a":1}"""));
    }

    [Theory]
    [InlineData("3", "event", "must be a JSON object")]
    [InlineData("""{"id":"1"}""", "event", "has no specversion")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"s","type":"t"}""", "event", "has the specversion 0.3; send 1.0")]
    [InlineData("""{"specversion":"1.0","id":"","type":7}""", "event", "needs id, source, type")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"soon"}""", "event", "has a time that is none")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"AA=="}""", "event", "send its data as JSON")]
    [InlineData("""{"context":{"id":"1"}}""", "event", "needs source, type")]
    [InlineData("""[{"specversion":"1.0","id":"1","source":"s","type":"t"},null]""", "events[1]", "must be a JSON object")]
    public void What_is_no_event_is_told_with_its_place(string json, string at, string words) =>
        Read(json).Mistakes.Should().ContainSingle().Which.Should().Match<KeyValuePair<string, string>>(m => m.Key == at && m.Value.Contains(words));

    [Fact]
    public void A_batch_that_is_too_large_is_refused() =>
        Read($"[{string.Join(',', Enumerable.Repeat(Cloud, InboundEventReader.Most + 1))}]").Mistakes.Should().ContainKey("events");

    [Fact]
    public void Whatever_byte_is_damaged_the_events_are_read_or_refused()
    {
        var whole = System.Text.Encoding.UTF8.GetBytes($"[{Cloud},{Bare}]");
        var read = 0;
        foreach (var (at, with) in Enumerable.Range(0, whole.Length).SelectMany(at => "\"{}[],:0a\\ "u8.ToArray().Select(with => (at, with))))
        {
            byte[] bytes = [.. whole];
            bytes[at] = with;
            try
            {
                using var json = JsonDocument.Parse(bytes);
                var (events, mistakes) = InboundEventReader.Read(json.RootElement);
                (events.Count + mistakes.Count).Should().BePositive();
                read++;
            }
            catch (JsonException)
            {
                // No JSON any more: it never comes to the reader.
            }
        }

        read.Should().BeGreaterThan(1_000);
    }

    private static InboundEvent One(string json)
    {
        var (events, mistakes) = Read(json);
        mistakes.Should().BeEmpty();
        return events.Should().ContainSingle().Subject;
    }

    private static (IReadOnlyList<InboundEvent> Events, IReadOnlyDictionary<string, string> Mistakes) Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return InboundEventReader.Read(document.RootElement);
    }
}
