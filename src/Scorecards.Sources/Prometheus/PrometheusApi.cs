using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Prometheus;

/// <summary>Calls of the HTTP API of Prometheus (its documentation, "HTTP API"); servers that speak the same work too.</summary>
internal sealed class PrometheusApi(JsonApi api)
{
    /// <summary>The field <c>data</c> of the answer, or why there is none.</summary>
    /// <param name="path">After <c>/api/v1/</c>, with its parameters.</param>
    public async Task<(JsonElement Data, FactError? Error)> GetAsync(string path, CancellationToken cancellationToken)
    {
        var (body, error) = await api.GetAsync($"api/v1/{path}", cancellationToken);
        if (error is not null)
            return (default, error);
        return body.Text("status") == "success" && body.TryGetProperty("data", out var data) ? (data, null) : api.NotTheProduct();
    }

    /// <summary>A page of the server that shows people the same.</summary>
    public string Page(string path) => api.Page(path);
}
