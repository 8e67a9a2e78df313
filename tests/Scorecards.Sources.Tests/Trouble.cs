namespace Scorecards.Sources.Tests;

/// <summary>What can go wrong at a system asked over HTTP.</summary>
public enum Trouble
{
    NotFound,
    Unauthorized,
    Forbidden,
    TooManyRequests,
    ServerError,
    Unavailable,
    TruncatedBody,
    MalformedBody,
    HugeBody,
    HtmlForJson,
    EmptyBody,
    RedirectElsewhere,
    ConnectionRefused,
    ConnectionReset,
    TimeOut,
}
