using Scorecards.Core.Expressions;

namespace Scorecards.Core.Definitions;

/// <summary>The <c>spec</c> of a <c>Source</c>.</summary>
[Doc("A system asked for facts, under a name that checks use.")]
public sealed record SourceSpec
{
    [Doc("The kind of system: one of the shipped kinds.")]
    public required Located<string> Kind { get; init; }

    [Doc("Where the system answers.", Pattern = "^https?://")]
    public Located<string>? Url { get; init; }

    [Doc("Private, loopback and other internal hosts that may be dialled: host names, addresses or networks such as 10.0.0.0/8.")]
    public IReadOnlyList<Located<string>> Allow { get; init; } = [];

    [Doc("How long to wait for one answer.")]
    public TimeSpan? Timeout { get; init; }

    [Doc("How to sign in. A secret is named, never written down.")]
    public AuthSpec? Auth { get; init; }

    [Doc("Settings of this kind; its README lists them.")]
    public IReadOnlyDictionary<string, Located<CelValue>> Options { get; init; } = new Dictionary<string, Located<CelValue>>();
}

/// <summary>Credentials of a source.</summary>
public sealed record AuthSpec
{
    [Doc("The user name for basic authentication; without it the secret is sent as a bearer token.")]
    public string? Username { get; init; }

    [Doc("Send the secret in this header instead.")]
    public string? Header { get; init; }

    [Doc("Where the secret is: `env:NAME` or `file:PATH`.", Pattern = "^(env|file):.+")]
    public required string SecretRef { get; init; }
}
