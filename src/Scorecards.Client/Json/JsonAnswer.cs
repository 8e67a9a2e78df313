namespace Scorecards.Client.Json;

/// <summary>Tells an answer in the form of the call, whatever its status: a server that is not ready says how its parts are.</summary>
internal static class JsonAnswer
{
    private const string MediaType = "application/json";

    public static bool Is(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType == MediaType;
}
