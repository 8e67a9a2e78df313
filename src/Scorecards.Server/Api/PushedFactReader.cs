using System.Text.Json;
using Scorecards.Core.Declarations;
using Scorecards.Core.Expressions;
using Scorecards.Core.Text;
using Scorecards.Server.Api.Http;
using Scorecards.Server.Api.Models;
using Scorecards.Sources.Pushed;

namespace Scorecards.Server.Api;

/// <summary>Makes a pushed fact of what was sent, or says everything that is wrong with it.</summary>
internal static class PushedFactReader
{
    /// <summary>How far a sender's clock may be ahead.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private const int LongestEvidence = 2000;

    public static (PushedFact? Fact, ProblemResult? Problem) Read(
        PushedFactRequest request, string service, FactDeclaration declaration, string by, DateTimeOffset now)
    {
        var mistakes = new Dictionary<string, string>();
        var ttl = declaration.Ttl;
        if (request.Ttl is not null && (!Duration.TryParse(request.Ttl, out ttl) || PushedKind.MistakeOfTtl(ttl) is not null))
        {
            mistakes["ttl"] = PushedKind.MistakeOfTtl(TimeSpan.Zero)!;
            ttl = declaration.Ttl;
        }

        var at = (request.ObservedAt ?? now).ToUniversalTime();
        if (at > now + Skew)
        {
            mistakes["observedAt"] = $"is later than now, {now:O}; set the clock of the sender";
        }
        else if (at <= now - ttl)
        {
            mistakes["observedAt"] = $"is so long ago that the fact would hold no more: it holds for {Duration.Format(ttl)}";
        }

        if (request.Evidence is { } evidence && !IsLink(evidence))
        {
            mistakes["evidence"] = $"must be a link that begins with http:// or https://, without user or password, of at most {LongestEvidence} characters";
        }

        if (request.Value.ValueKind == JsonValueKind.Undefined)
        {
            mistakes["value"] = "must be there";
        }

        if (mistakes.Count > 0)
        {
            return (null, ApiProblems.Body(mistakes));
        }

        var (value, unfit) = declaration.Read(CelValue.FromJson(request.Value));
        return unfit.Count > 0
            ? (null, ApiProblems.Unfit(declaration.Name, unfit))
            : (new PushedFact(service, declaration.Name, value.ToJson(), at, now, by, ttl, request.Evidence), null);
    }

    /// <summary>True for a link that people may be given to open.</summary>
    public static bool IsLink(string text) =>
        text.Length <= LongestEvidence
        && Uri.TryCreate(text, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttp || link.Scheme == Uri.UriSchemeHttps)
        && link.UserInfo.Length == 0;
}
