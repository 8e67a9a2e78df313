using System.Text.Json.Serialization;

namespace Scorecards.Client.Tests.Contract;

/// <summary>What is written and read without reflection has to be named; one that is not fails only when it is called.</summary>
public sealed class ClientJsonTests
{
    [Fact]
    public void Every_body_and_every_answer_can_be_written_and_read()
    {
        var type = typeof(IScorecardsApi).Assembly.GetType("Scorecards.Client.Json.ClientJson", throwOnError: true)!;
        var json = (JsonSerializerContext)type.GetProperty("Default")!.GetValue(null)!;
        var types = ClientOperation.All().Values.SelectMany(o => new[] { o.Body, o.Answer }).OfType<Type>().Where(t => t != typeof(string) && t != typeof(Stream)).Distinct().ToList();

        types.Should().HaveCountGreaterThan(40).And.OnlyContain(t => json.GetTypeInfo(t) != null);
    }
}
