using Scorecards.Server.Security;

namespace Scorecards.Server.Tests.Security;

public sealed class LocalPathTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/gate")]
    [InlineData("/services/group:checkout?x=%2F%2Fevil.example&y=1#top")]
    public void A_page_of_this_server_is_where_one_goes_back_to(string path) => LocalPath.Of(path).Should().Be(path);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gate")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/gate\\..\\evil")]
    [InlineData("https://evil.example/")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~/gate")]
    [InlineData("/\t/evil.example")]
    [InlineData("/gate\r\nSet-Cookie: a=b")]
    [InlineData("/güte")]
    [InlineData(" /gate")]
    [InlineData("/signin?return=%2Fsignin")]
    [InlineData("/SignOut")]
    public void Anything_else_leads_to_the_start(string? path) => LocalPath.Of(path).Should().Be("/");

    [Fact]
    public void A_path_without_end_leads_to_the_start() => LocalPath.Of("/" + new string('a', 2_000)).Should().Be("/");
}
