using System.Reflection;
using System.Text.Json;
using Refit;

namespace Scorecards.Client.Json;

/// <summary>JSON as <see cref="ClientJson"/> says, and never <c>null</c> where an answer is promised.</summary>
internal sealed class FilledContent : IHttpContentSerializer
{
    private readonly SystemTextJsonContentSerializer _json = new(ClientJson.Default.Options);

    public HttpContent ToHttpContent<T>(T item) => _json.ToHttpContent(item);

    public async Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        await _json.FromHttpContentAsync<T>(content, cancellationToken).ConfigureAwait(false) ?? throw new JsonException("The answer is null.");

    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => _json.GetFieldNameForProperty(propertyInfo);
}
