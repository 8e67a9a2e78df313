using System.Net.Http.Headers;
using System.Text;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Tests.Upstream;

/// <summary>Short forms for answers.</summary>
internal static class Replies
{
    public static HttpOutcome Of(int status, string body = "{}", params (string Name, string Value)[] headers) => new(
        new GuardedReply
        {
            Status = status,
            Headers = headers.ToDictionary(header => header.Name, header => header.Value),
            ContentType = new MediaTypeHeaderValue("application/json"),
            Body = Encoding.UTF8.GetBytes(body),
            Url = new Uri("http://up.example/"),
            Took = TimeSpan.FromMilliseconds(50),
        },
        null);

    public static HttpOutcome Trouble(HttpTroubleKind kind, string message = "it is down") => new(null, new HttpTrouble(kind, message));
}
