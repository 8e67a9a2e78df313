using Scorecards.Sources.Git;

namespace Scorecards.Sources.Tests.Git;

public sealed class RepositoryAddressTests
{
    [Theory]
    [InlineData("https://github.com/org/repo", "https://github.com/org/repo", "")]
    [InlineData("https://github.com/org/repo/", "https://github.com/org/repo", "")]
    [InlineData("https://github.com/org/repo.git", "https://github.com/org/repo.git", "")]
    [InlineData("url:https://github.com/org/repo/tree/main/", "https://github.com/org/repo", "")]
    [InlineData("url:https://github.com/org/repo/tree/main/services/checkout/", "https://github.com/org/repo", "services/checkout")]
    [InlineData("https://github.com/org/repo/blob/main/services/checkout/catalog-info.yaml", "https://github.com/org/repo", "services/checkout")]
    [InlineData("https://github.com/org/repo/blob/main/catalog-info.yaml", "https://github.com/org/repo", "")]
    [InlineData("https://github.com/org/repo/tree/main/a%20b", "https://github.com/org/repo", "a b")]
    [InlineData("https://gitlab.example/group/sub/repo", "https://gitlab.example/group/sub/repo", "")]
    [InlineData("https://gitlab.example/group/sub/repo/-/tree/main/folder", "https://gitlab.example/group/sub/repo", "folder")]
    [InlineData("https://gitlab.example/group/repo/-/blob/main/folder/file.yaml", "https://gitlab.example/group/repo", "folder")]
    [InlineData("https://bitbucket.org/org/repo/src/main/folder", "https://bitbucket.org/org/repo", "folder")]
    [InlineData("https://gitea.example/org/repo/src/branch/main/folder", "https://gitea.example/org/repo", "folder")]
    [InlineData("https://gitea.example/org/repo/src/branch/main", "https://gitea.example/org/repo", "")]
    [InlineData("https://dev.azure.com/org/project/_git/repo?path=/services/a&version=GBmain", "https://dev.azure.com/org/project/_git/repo", "services/a")]
    [InlineData("https://dev.azure.com/org/project/_git/repo?path=%2Fservices", "https://dev.azure.com/org/project/_git/repo", "services")]
    [InlineData("http://git.internal:8080/repo", "http://git.internal:8080/repo", "")]
    [InlineData("git://git.internal/repo.git", "git://git.internal/repo.git", "")]
    [InlineData("HTTPS://GitHub.COM/org/repo", "https://github.com/org/repo", "")]
    public void A_url_is_split_into_repository_and_folder(string text, string url, string folder)
    {
        var (address, error) = RepositoryAddressReader.Read(text);

        error.Should().BeNull();
        address!.Url!.AbsoluteUri.Should().Be(url);
        address.Folder.Should().Be(folder);
    }

    [Theory]
    [InlineData("/srv/repo", "/srv/repo")]
    [InlineData("services/checkout", "services/checkout")]
    [InlineData(".", ".")]
    [InlineData("file:///srv/repo", "/srv/repo")]
    public void A_path_is_local(string text, string path) =>
        RepositoryAddressReader.Read(text).Address!.LocalPath.Should().Be(path);

    [Theory]
    [InlineData("")]
    [InlineData("url:")]
    [InlineData("--upload-pack=touch /tmp/pwned")]
    [InlineData("-oProxyCommand=touch")]
    [InlineData("url:--upload-pack=x")]
    [InlineData("ext::sh -c touch% /tmp/pwned")]
    [InlineData("ext::sh")]
    [InlineData("EXT::sh")]
    [InlineData("fd::17/foo")]
    [InlineData("transport::https://host/repo")]
    [InlineData("git@github.com:org/repo.git")]
    [InlineData("host:repo")]
    [InlineData("ssh://git@github.com/org/repo.git")]
    [InlineData("ssh://-oProxyCommand=touch/repo")]
    [InlineData("git+ssh://host/repo")]
    [InlineData("ftp://host/repo")]
    [InlineData("javascript://host/%0aalert(1)")]
    [InlineData("https://user:hunter2@host/repo")]
    [InlineData("https://token@host/repo")]
    [InlineData("https://host/a/../../b")]
    [InlineData("https://host/a/%2e%2e/b")]
    [InlineData("https://host/org/repo/tree/main/../../..")]
    [InlineData("https://dev.azure.com/o/p/_git/r?path=../x")]
    [InlineData("https://host/repo\n[core]")]
    [InlineData("https://host/repo\0x")]
    [InlineData("https://host/re po")]
    [InlineData("https://host/repo%0ax")]
    [InlineData("https://")]
    [InlineData("https:///repo")]
    [InlineData("file://server/share")]
    [InlineData("file://../etc")]
    [InlineData("../outside")]
    [InlineData("a/../../b")]
    [InlineData("..")]
    [InlineData("a\\b")]
    [InlineData("repo\nother")]
    [InlineData("repo\0")]
    public void What_git_could_misunderstand_is_refused(string text)
    {
        var (address, error) = RepositoryAddressReader.Read(text);

        address.Should().BeNull();
        error.Should().NotBeNullOrEmpty().And.NotContain("hunter2");
    }

    [Fact]
    public void A_very_long_url_is_refused() => RepositoryAddressReader.Read("https://host/" + new string('x', 5000)).Error.Should().Contain("long");

    [Fact]
    public void Forms_of_one_url_share_a_clone()
    {
        CloneWorker.Key(new Uri("https://host/org/repo")).Should().Be(CloneWorker.Key(new Uri("https://host/org/repo.git")));
        CloneWorker.Key(new Uri("https://host/org/repo")).Should().NotBe(CloneWorker.Key(new Uri("https://host/org/other")));
    }
}
