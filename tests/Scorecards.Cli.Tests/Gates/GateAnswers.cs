using System.Text.Json.Nodes;

namespace Scorecards.Cli.Tests.Gates;

/// <summary>Answers of the gate in the form of the API.</summary>
internal static class GateAnswers
{
    public static readonly DateTimeOffset At = DateTimeOffset.UtcNow;

    public static JsonObject To(JsonObject question, string decision)
    {
        var simulated = question["at"] is not null;
        var shut = decision is "deny" or "hold";
        return JsonNode.Parse($$"""
            {"decisionId":{{(simulated ? "null" : "\"0199b7a2d4e17c3f9a54d10c5e2b8f60\"")}},"decision":"{{decision}}","mode":"enforce","simulated":{{(simulated ? "true" : "false")}},
             "subject":{"service":"payments","environment":"production","changeKind":"deploy","artifactDigest":null,"commit":null,"caller":"ci","team":"team-a","tier":1},
             "grade":{"letter":"C","shown":"F","score":71.5,"scoreMin":71.5,"scoreMax":71.5,"coverage":100,"evaluatedAt":"2030-01-15T11:00:00Z"},
             "policy":{"name":"shipped","digest":"d1","rule":"family-b-and-c"},"ruled":"{{decision}}","aFieldOfTomorrow":1,
             "reasons":{{(shut ? Shut(decision) : """[{"code":"rule-allows","severity":"info","message":"Family A may at any time.","remedy":null,"clearsAt":null}]""")}},
             "evaluatedAt":"{{At:O}}","validUntil":"{{At.AddMinutes(15):O}}","closesAt":{{(shut ? "null" : "\"2030-01-15T16:00:00Z\"")}},"nextOpenAt":{{(shut ? "\"2030-01-16T09:00:00Z\"" : "null")}},
             "retryAfterSeconds":{{(shut ? "30" : "null")}},"override":{"available":{{(shut ? "true" : "false")}},"requires":{{(shut ? "\"a reason and an incident\"" : "null")}},"id":null},
             "approval":null,"dataQuality":"fresh","correlationId":"c0ffee","verdict":null,
             "links":{"self":"https://scorecards.example.com/api/v1/gate/decisions/0199b7a2d4e17c3f9a54d10c5e2b8f60","service":"https://scorecards.example.com/api/v1/services/payments","page":"https://scorecards.example.com/services/payments"} }
            """)!.AsObject().With("subject", subject =>
        {
            foreach (var field in (string[])["service", "environment", "changeKind", "artifactDigest", "commit"])
            {
                subject[field] = question[field]?.DeepClone();
            }
        });
    }

    /// <summary>The claims of the verdict of an answer.</summary>
    public static JsonObject Claims(JsonObject answer)
    {
        var subject = answer["subject"]!;
        return new JsonObject
        {
            ["iss"] = "https://scorecards.example.com",
            ["sub"] = subject["service"]!.DeepClone(),
            ["jti"] = answer["decisionId"]?.DeepClone(),
            ["iat"] = answer["evaluatedAt"]!.GetValue<DateTimeOffset>().ToUnixTimeSeconds(),
            ["exp"] = answer["validUntil"]!.GetValue<DateTimeOffset>().ToUnixTimeSeconds(),
            ["environment"] = subject["environment"]!.DeepClone(),
            ["changeKind"] = subject["changeKind"]!.DeepClone(),
            ["artifactDigest"] = subject["artifactDigest"]?.DeepClone(),
            ["commit"] = subject["commit"]?.DeepClone(),
            ["decision"] = answer["decision"]!.DeepClone(),
            ["mode"] = "enforce",
            ["grade"] = "C",
            ["policy"] = "shipped",
            ["digest"] = "d1",
        };
    }

    public static JsonObject With(this JsonObject json, string name, Action<JsonObject> change)
    {
        change(json[name]!.AsObject());
        return json;
    }

    private static string Shut(string decision) => decision == "deny"
        ? """[{"code":"outside-window","severity":"blocking","message":"The calendar 'working-hours' is shut.","remedy":"Wait, or raise the grade to A-.","clearsAt":"2030-01-16T09:00:00Z"},{"code":"drop-not-steady","severity":"warning","message":"The grade has just dropped to F.","remedy":null,"clearsAt":null}]"""
        : """[{"code":"needs-approval","severity":"blocking","message":"Grade D needs a second person.","remedy":"Have an approver approve it.","clearsAt":null}]""";
}
