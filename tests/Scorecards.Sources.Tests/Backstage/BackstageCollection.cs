namespace Scorecards.Sources.Tests.Backstage;

/// <summary>Those that ask it do so one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BackstageCollection : ICollectionFixture<BackstageFixture>
{
    public const string Name = "a real Backstage";
}
