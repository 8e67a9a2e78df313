namespace Scorecards.Client.Resilience;

/// <summary>Names a call to the gate, so that the server decides it once however often it is made.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private const string Gate = "/api/v1/gate/decisions";

    /// <summary>Gives a call to the gate a name where it has none.</summary>
    public static void Give(HttpRequestMessage request)
    {
        if (request.Method == HttpMethod.Post && !request.Headers.Contains(Header) && request.RequestUri?.AbsolutePath.EndsWith(Gate, StringComparison.Ordinal) == true)
        {
            request.Headers.Add(Header, Guid.CreateVersion7().ToString("N"));
        }
    }

    /// <summary>True for a call that has a name.</summary>
    public static bool IsGiven(HttpRequestMessage request) => request.Headers.Contains(Header);
}
