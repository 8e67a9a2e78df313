using Scorecards.Core.Facts;

namespace Scorecards.Sources.Forges;

/// <summary>The forge does not give what it is asked for.</summary>
internal sealed class ForgeException(UnknownCause cause, string message) : Exception(message)
{
    public FactError Error { get; } = new(cause, message);
}
