namespace Scorecards.Sources.Webhooks;

/// <summary>What a webhook comes to.</summary>
public enum WebhookResult
{
    /// <summary>Nothing shows that it comes from the upstream.</summary>
    Refused,

    /// <summary>It cannot be checked: the secret cannot be read here.</summary>
    Unchecked,

    /// <summary>It has another form than the upstream documents.</summary>
    Malformed,

    /// <summary>It tells of nothing that a fact says.</summary>
    Ignored,

    /// <summary>Facts of some services may be outdated.</summary>
    Changed,
}
