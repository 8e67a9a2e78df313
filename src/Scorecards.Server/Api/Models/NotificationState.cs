namespace Scorecards.Server.Api.Models;

/// <summary>How a channel is.</summary>
public enum NotificationState
{
    /// <summary>The last attempt arrived, or there was none.</summary>
    Well,

    /// <summary>The last attempt failed; it is tried again.</summary>
    Failing,

    /// <summary>The other side said that it is gone; nothing is sent.</summary>
    Disabled,

    /// <summary>There is nothing under the name its definition gives for the URL; nothing is sent.</summary>
    NotConfigured,
}
