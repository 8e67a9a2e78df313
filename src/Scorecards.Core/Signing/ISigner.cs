namespace Scorecards.Core.Signing;

/// <summary>Signs in the name of this node.</summary>
public interface ISigner
{
    /// <summary>A compact JWS by ES256 over a JSON object, whose key is published.</summary>
    /// <param name="type">What it is, as the header <c>typ</c>: a text of one type is never taken for one of another.</param>
    /// <exception cref="Runtime.StoreException">A new key could not be published.</exception>
    Task<string> SignAsync(string type, string payload, CancellationToken cancellationToken);
}
