namespace Scorecards.Functional.Replicas;

/// <summary>Tests that need the machine for themselves: they run one after the other, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
