namespace Scorecards.Browser;

/// <summary>One demo board for all who only look at it: to make one up takes a while.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBoard : ICollectionFixture<DemoBoard>
{
    public const string Name = "demo";
}
