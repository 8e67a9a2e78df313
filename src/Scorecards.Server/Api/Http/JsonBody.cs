using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Scorecards.Server.Api.Http;

/// <summary>The answer to a reading as JSON.</summary>
internal sealed class JsonBody : IResult
{
    private readonly TaggedBody _body;

    private JsonBody(byte[] bytes) => _body = new TaggedBody(bytes, "application/json");

    public static JsonBody Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    public Task ExecuteAsync(HttpContext httpContext) => _body.ExecuteAsync(httpContext);
}
