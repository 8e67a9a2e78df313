using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scorecards.Core.Events;
using Scorecards.Core.Scoring;
using Scorecards.Server.Notifications.Messages;

namespace Scorecards.Server.Tests.Notifications;

/// <summary>The shapes are those that the providers document; the addresses stand beside what makes the messages.</summary>
public sealed class MessageTests
{
    private static readonly CloudEvent _grade = new()
    {
        Id = "1-grade",
        Type = EventTypes.GradeChanged,
        Source = "https://scorecards.example",
        Subject = "ledger",
        Time = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Data = new EventData
        {
            Service = new EventService("ledger", "Ledger *of* <everyone>", "payments", null, 1),
            From = new GradeAndScore("A", 94),
            To = new GradeAndScore("C-", 70.5m),
            Attribution = new EventAttribution(AttributionKind.Service, "is-scraped", "It is scraped", "A → C-: is-scraped went from pass to fail"),
            Fix = new EventFix("Add a [scrape] config & reload", "https://how.example"),
            Links = new EventLinks("https://scorecards.example/services/ledger", null),
        },
    };

    [Fact]
    public void A_line_says_what_why_and_what_to_do() => EventLine.Of(_grade).Should().Be(new EventLine(
        "Ledger *of* <everyone>: A → C- (70.5)", "is-scraped went from pass to fail (It is scraped)", "Add a [scrape] config & reload",
        "https://scorecards.example/services/ledger"));

    [Fact]
    public void A_message_to_Slack_has_a_text_and_a_section_for_each_event()
    {
        var json = Json(SlackMessage.Of([_grade]));

        JsonNode.DeepEquals(json, JsonNode.Parse(
            """
            {
              "text": "Ledger ∗of∗ &lt;everyone&gt;: A → C- (70.5)",
              "blocks": [{ "type": "section", "text": { "type": "mrkdwn", "text": "*Ledger ∗of∗ &lt;everyone&gt;: A → C- (70.5)*\nis-scraped went from pass to fail (It is scraped)\nNext step: Add a [scrape] config &amp; reload\n<https://scorecards.example/services/ledger|Open in Scorecards>" } }]
            }
            """)).Should().BeTrue(json.ToJsonString());
    }

    [Fact]
    public void A_message_to_Teams_is_an_adaptive_card()
    {
        var json = Json(TeamsMessage.Of([_grade]));

        JsonNode.DeepEquals(json, JsonNode.Parse(
            """
            {
              "type": "message",
              "attachments": [{
                "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": null,
                "content": {
                  "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
                  "body": [
                    { "type": "TextBlock", "text": "Ledger \\*of\\* \\<everyone\\>: A → C\\- \\(70\\.5\\)", "wrap": true, "weight": "Bolder" },
                    { "type": "TextBlock", "text": "is\\-scraped went from pass to fail \\(It is scraped\\)", "wrap": true },
                    { "type": "TextBlock", "text": "Next step: Add a \\[scrape\\] config \\& reload", "wrap": true }
                  ],
                  "actions": [{ "type": "Action.OpenUrl", "title": "Open in Scorecards", "url": "https://scorecards.example/services/ledger" }]
                }
              }]
            }
            """)).Should().BeTrue(json.ToJsonString());
    }

    [Fact]
    public void A_digest_stays_within_what_the_channels_take()
    {
        var long_ = _grade with
        {
            Data = _grade.Data with
            {
                Service = _grade.Data.Service! with { Title = new string('*', 5000) },
                Fix = new EventFix(string.Concat(Enumerable.Repeat("😀", 3000)), null),
                Attribution = _grade.Data.Attribution! with { Summary = "x: " + new string('<', 5000) },
            },
        };
        var many = Enumerable.Repeat(long_, 40).ToList();

        var slack = Json(SlackMessage.Of(many));
        slack["blocks"]!.AsArray().Should().HaveCount(40, "a message has at most 50 blocks");
        slack["blocks"]!.AsArray().Should().OnlyContain(b => b!["text"]!["text"]!.GetValue<string>().Length <= 3000, "a section has at most 3000 characters");
        Json(TeamsMessage.Of([.. Enumerable.Repeat(_grade, 40)])).ToJsonString().Length.Should().BeLessThan(28 * 1024);
    }

    [Theory]
    [InlineData("my_service_name", "my_service_name")]
    [InlineData("_my service_", "ˍmy serviceˍ")]
    [InlineData("*a* ~b~ `c`", "∗a∗ ∼b∼ ˋcˋ")]
    [InlineData("<!channel> & <https://evil.example|click>", "&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;")]
    [InlineData("a\nb", "a b")]
    public void Marks_of_Slack_in_names_are_text(string name, string text) => SlackMessage.Escape(name).Should().Be(text);

    [Theory]
    [InlineData("[click](https://evil.example)", "\\[click\\]\\(https://evil\\.example\\)")]
    [InlineData("{{DATE(2030)}}", "\\{\\{DATE\\(2030\\)\\}\\}")]
    [InlineData("# a\r\n- b", "\\# a  \\- b")]
    public void Marks_of_Teams_in_names_are_text(string name, string text) => TeamsMessage.Escape(name).Should().Be(text);

    [Theory]
    [InlineData(EventTypes.SourceTroubled, "The source git is in trouble: 5 of 10 services got no answer from it")]
    [InlineData(EventTypes.SourceRecovered, "The source git answers again, after 3 hours")]
    [InlineData(EventTypes.ExemptionExpiring, "The exemption from It is scraped for git ends on 9 February 2030")]
    [InlineData(EventTypes.AttestationExpired, "The attestation from It is scraped for git has ended")]
    [InlineData("dev.scorecards.something.newer", "something.newer: git")]
    public void Every_type_has_its_words(string type, string what) => EventLine.Of(_grade with
    {
        Type = type,
        Subject = "git",
        Data = new EventData
        {
            Trouble = new EventTrouble("git", "sre", _grade.Time.AddHours(-3), 5, 10, null),
            Term = new EventTerm("1", "is-scraped", "It is scraped", "Because", new DateTimeOffset(2030, 2, 9, 0, 0, 0, TimeSpan.Zero)),
            Links = new EventLinks("/", null),
        },
    }).What.Should().Be(what);

    /// <summary>The signed content is id.timestamp.body and the key the base64 after whsec_, as the Standard Webhooks specification says.</summary>
    [Fact]
    public void A_webhook_is_signed_by_Standard_Webhooks()
    {
        var key = WebhookMessage.ReadSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;

        WebhookMessage.Sign(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""))
            .Should().Be("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_c2hvcnQ=")]
    [InlineData("whsec_not base64!")]
    public void What_is_no_secret_signs_nothing(string text) => WebhookMessage.ReadSecret(text).Should().BeNull();

    [Fact]
    public void A_webhook_carries_events_as_they_are_with_their_id()
    {
        var (secret, at) = (new byte[24], DateTimeOffset.FromUnixTimeSeconds(1614265330));
        var (one, two) = (OutboxEvent.Of(_grade), OutboxEvent.Of(_grade with { Id = "2" }));

        var single = WebhookMessage.Of([one], batch: false, secret, at);
        var batch = WebhookMessage.Of([one, two], batch: true, secret, at);

        Encoding.UTF8.GetString(single.Body).Should().Be(one.Json);
        single.MediaType.Should().Be("application/cloudevents+json");
        single.Headers.Should().Contain(new KeyValuePair<string, string>("webhook-id", "1-grade")).And.Contain(new KeyValuePair<string, string>("webhook-timestamp", "1614265330"));
        JsonNode.Parse(batch.Body)!.AsArray().Select(e => e!["id"]!.GetValue<string>()).Should().Equal("1-grade", "2");
        batch.MediaType.Should().Be("application/cloudevents-batch+json");
        batch.Headers[0].Value.Should().StartWith("digest-").And.Be(WebhookMessage.Of([one, two], batch: true, secret, at.AddDays(1)).Headers[0].Value);
    }

    private static JsonNode Json(ChannelMessage message)
    {
        message.MediaType.Should().Be("application/json");
        return JsonSerializer.Deserialize<JsonNode>(message.Body)!;
    }
}
