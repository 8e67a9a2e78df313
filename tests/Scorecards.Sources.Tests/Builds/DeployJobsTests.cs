using Scorecards.Sources.Builds;

namespace Scorecards.Sources.Tests.Builds;

public sealed class DeployJobsTests
{
    [Fact]
    public void Environments_are_read_with_their_jobs() =>
        DeployJobs.Read(" production=team/deploy?a=b , staging = x,production=team/deploy?a=b,").Should().Equal(("production", "team/deploy?a=b"), ("staging", "x"));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("production")]
    [InlineData("=job")]
    [InlineData("production=")]
    public void What_is_written_otherwise_is_refused_with_how_to_write_it(string annotation)
    {
        var reading = () => DeployJobs.Read(annotation);

        reading.Should().Throw<FormatException>().Which.Message.Should().Contain("production=shop/deploy");
    }
}
