using System.Security.Cryptography;
using System.Text.Json;
using Scorecards.Core.Facts;
using Scorecards.Sources.Setup;

namespace Scorecards.Sources.Webhooks;

/// <summary>Takes the webhooks of one upstream: checks that they are its own, and understands them.</summary>
public sealed class WebhookReceiver
{
    private const int LongestId = 200;

    private readonly WebhookOption _option;
    private readonly WebhookProof _proof;
    private readonly Func<string, string?> _environment;
    private readonly Func<FactRequest, bool> _covers;
    private readonly Func<Func<string, string?>, JsonElement, WebhookReading> _read;

    private WebhookReceiver(
        WebhookOption option, WebhookProof proof, Func<string, string?> environment, Func<FactRequest, bool> covers,
        Func<Func<string, string?>, JsonElement, WebhookReading> read) =>
        (_option, _proof, _environment, _covers, _read) = (option, proof, environment, covers, read);

    /// <summary>Reads the option of the document; null without.</summary>
    /// <param name="covers">Whether the upstream tells of every change of what is asked.</param>
    /// <param name="read">
    /// Understands a webhook that is the upstream's own, by its headers and body. It may throw <see cref="FormatException"/> for one of
    /// another form than documented, and keeps nothing of the body.
    /// </param>
    internal static WebhookReceiver? Of(
        SourceSetup setup, WebhookProof proof, Func<FactRequest, bool> covers, Func<Func<string, string?>, JsonElement, WebhookReading> read) =>
        WebhookOption.Of(setup) is { } option ? new WebhookReceiver(option, proof, setup.Context.Environment, covers, read) : null;

    /// <summary>How long an answer may be used while no change is told; null where the upstream does not tell of every change of it.</summary>
    public TimeSpan? HoldsFor(FactRequest request) => _covers(request) ? _option.Poll : null;

    /// <summary>Refuses by the headers alone what need not be read; null for what must be.</summary>
    public WebhookReading? Look(Func<string, string?> headers) =>
        _proof.IsIn(headers) ? null : WebhookReading.Refused($"the header {_proof.Header} is missing, or is none of the upstream's");

    /// <summary>Checks a webhook, and only then looks into it.</summary>
    /// <param name="headers">A header by its name; null for one that was not sent.</param>
    /// <param name="body">As it came.</param>
    public WebhookReading Read(Func<string, string?> headers, ReadOnlyMemory<byte> body)
    {
        var secret = _option.Secret.Read(_environment);
        if (secret.Value is not { } value)
            return new WebhookReading(WebhookResult.Unchecked, secret.Error!);
        if (!_proof.Fits(headers, body, value))
            return WebhookReading.Refused($"the header {_proof.Header} does not fit the secret");
        try
        {
            using var json = JsonDocument.Parse(body);
            var reading = _read(headers, json.RootElement);
            return reading.Id is { Length: > 0 and <= LongestId } ? reading : reading with { Id = Convert.ToHexStringLower(SHA256.HashData(body.Span)) };
        }
        catch (JsonException)
        {
            return WebhookReading.Malformed("the body is not JSON: have the upstream send application/json");
        }
        catch (FormatException exception)
        {
            return WebhookReading.Malformed($"the body has another form than documented: {exception.Message}");
        }
    }
}
