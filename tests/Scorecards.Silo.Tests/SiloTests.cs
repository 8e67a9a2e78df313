using System.Net;
using System.Net.Sockets;
using Scorecards.TestSupport;

namespace Scorecards.Silo.Tests;

/// <summary>A silo alone, as it is started for development.</summary>
public sealed class SiloTests : IDisposable
{
    private readonly Workspace workspace = new();

    public SiloTests()
    {
        workspace.Component("checkout");
        workspace.Check("has-an-owner", "service.team == 'team-a'");
        workspace.Scorecard("has-an-owner");
    }

    public void Dispose() => workspace.Dispose();

    [Fact]
    public async Task Services_are_evaluated_when_they_are_due_and_on_demand()
    {
        await using var silo = await SiloProcess.StartAsync(workspace);

        using var due = await silo.EventuallyAsync(c => c.JsonAsync("/api/v1/services/checkout", s => s.Text("grade") == "A+"), "checkout is rated");
        using var asked = await silo.Client.EvaluateAsync("checkout");

        asked.Outcome("has-an-owner").Text("outcome").Should().Be("pass");
    }

    [Fact]
    public async Task A_silo_that_is_told_to_stop_does()
    {
        await using var silo = await SiloProcess.StartAsync(workspace);
        await silo.EventuallyAsync(c => c.JsonAsync("/health/ready"), "the silo is ready");

        (await silo.StopAsync()).Should().Be(0, silo.Output);
    }

    [Theory]
    [InlineData("--silo-prot=1", "*'--silo-prot=1' is not a setting*silo-port*[--cluster DATABASE]*")]
    [InlineData("--gateway-port=many", "*gatewayPort is 'many': give a port from 0 to 65535*")]
    [InlineData("--cluster=Host=db", "*each silo would have a store of its own*--store*")]
    [InlineData("--store=Host=db --cluster=somewhere", "*address of the PostgreSQL database cannot be read*")]
    [InlineData("--store=Host=db --cluster=Host=127.0.0.1;Port=1;Database=x;Username=x;Password=hunter2", "*127.0.0.1:1 cannot be reached*")]
    public async Task A_silo_that_cannot_start_says_why(string arguments, string why)
    {
        var refused = await FluentActions.Invoking(() => SiloProcess.StartAsync(workspace, arguments.Split(' '))).Should().ThrowAsync<InvalidOperationException>();

        refused.WithMessage(why);
        refused.Which.Message.Should().NotContain("hunter2").And.NotContain("   at ");
    }

    [Fact]
    public async Task An_address_of_another_machine_is_told()
    {
        // Reserved for examples (RFC 5737).
        var refused = await FluentActions.Invoking(() => SiloProcess.StartAsync(workspace, "--silo-address=192.0.2.1")).Should().ThrowAsync<InvalidOperationException>();

        refused.WithMessage("*192.0.2.1*--silo-address*").Which.Message.Should().NotContain("   at ");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var refused = await FluentActions.Invoking(() => SiloProcess.StartAsync(workspace, port)).Should().ThrowAsync<InvalidOperationException>();

        refused.WithMessage($"*{port}*--silo-port*").Which.Message.Should().NotContain("   at ");
    }
}
