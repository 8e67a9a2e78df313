namespace Scorecards.Sources.Builds;

/// <summary>How a build ended, or that it has not.</summary>
internal enum BuildResult
{
    /// <summary>Waiting or under way.</summary>
    Running,

    Success,

    /// <summary>Something in it failed, or it could not even start.</summary>
    Failure,

    /// <summary>A person or a newer build ended it, or it had nothing to do: it says nothing of the code.</summary>
    Cancelled,
}
