using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Buildbot;

/// <summary>
/// One real Buildbot for all tests that only ask it: <c>shop</c> has succeeded on <c>main</c> and then failed on <c>broken</c>,
/// <c>shop/slow</c> has a build that runs and one that waits behind it.
/// </summary>
public sealed class BuildbotFixture : IAsyncLifetime
{
    public BuildbotMaster Master { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Master = await BuildbotMaster.StartAsync();
        await Master.ForceAsync("shop", "main", "0123abc");
        await EndedAsync(1);
        await Master.ForceAsync("shop", "broken", "4567def");
        await EndedAsync(2);
        await Master.ForceAsync("shop/slow", "main", "0123abc");
        await Master.ForceAsync("shop/slow", "main", "89abcde");
        await Master.WaitForAsync("builds?complete=false", body => body.GetProperty("builds").GetArrayLength() == 1);
    }

    public async Task DisposeAsync()
    {
        if (Master is not null)
            await Master.DisposeAsync();
    }

    private Task EndedAsync(int count) => Master.WaitForAsync("builds?complete=true", body => body.GetProperty("builds").GetArrayLength() == count);
}
