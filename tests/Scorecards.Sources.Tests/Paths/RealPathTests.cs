using Scorecards.Sources.Paths;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Paths;

public sealed class RealPathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Links_are_followed_wherever_they_stand_on_the_way()
    {
        _folder.Write("real/deep/file", "x");
        Directory.CreateSymbolicLink(At("one"), At("real"));
        Directory.CreateSymbolicLink(At("two"), "one");
        File.CreateSymbolicLink(At("real/deep/link"), "../deep/file");

        RealPath.Of(At("two/deep/link")).Should().Be(RealPath.Of(At("real/deep/file")));
        RealPath.Of(At("two/not/there")).Should().Be(Path.Combine(RealPath.Of(At("real"))!, "not", "there"));
    }

    [Fact]
    public void A_circle_of_links_is_nowhere()
    {
        Directory.CreateSymbolicLink(At("a"), At("b"));
        Directory.CreateSymbolicLink(At("b"), At("a"));

        RealPath.Of(At("a/x")).Should().BeNull();
        RealPath.IsWithin(At("a"), _folder.Path).Should().BeFalse();
    }

    [Fact]
    public void What_a_link_leads_to_decides_whether_it_is_within()
    {
        using var other = new TempFolder();
        Directory.CreateSymbolicLink(At("out"), other.Path);
        Directory.CreateSymbolicLink(Path.Combine(other.Path, "in"), _folder.Path);

        RealPath.IsWithin(At("out/x"), _folder.Path).Should().BeFalse();
        RealPath.IsWithin(Path.Combine(other.Path, "in", "x"), _folder.Path).Should().BeTrue();
    }

    [Theory]
    [InlineData("/a/b", "/a", true)]
    [InlineData("/a", "/a", true)]
    [InlineData("/a/../a/b", "/a", true)]
    [InlineData("/ab", "/a", false)]
    [InlineData("/a/../b", "/a", false)]
    [InlineData("/", "/a", false)]
    [InlineData("/a/..b", "/a", true)]
    public void A_path_lies_beneath_a_folder_by_its_names_and_not_its_letters(string path, string root, bool expected) =>
        RealPath.IsBeneath(path, root).Should().Be(expected);

    private string At(string path) => Path.Combine(_folder.Path, path);
}
