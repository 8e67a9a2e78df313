using Scorecards.Sources.Documents;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Documents;

public sealed class FolderOriginTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_catalog_is_every_catalog_file_below_a_folder()
    {
        foreach (var path in new[]
        {
            "catalog-info.yaml", "a/catalog-info.yml", "a/b/catalog-info.yaml", "a/other.yaml", ".git/catalog-info.yaml", "node_modules/x/catalog-info.yaml",
            "bin/catalog-info.yaml", "obj/catalog-info.yaml", "a/.hidden/catalog-info.yaml",
        })
            _folder.Write(path, path);

        (await PathsAsync(Folder(FileSelection.Catalog))).Should().Equal("a/b/catalog-info.yaml", "a/catalog-info.yml", "catalog-info.yaml");
        (await PathsAsync(Folder(FileSelection.Definitions))).Should().Contain("a/other.yaml").And.HaveCount(4);
    }

    [Fact]
    public async Task A_file_and_a_glob_are_places_too()
    {
        _folder.Write("x/one.yaml", "1");
        _folder.Write("x/y/two.yaml", "2");

        (await PathsAsync(FolderOrigin.Of(Path.Combine(_folder.Path, "x/one.yaml"), FileSelection.Catalog))).Should().ContainSingle();
        (await PathsAsync(FolderOrigin.Of(_folder.Path + "/x/**/*.yaml", FileSelection.Catalog))).Should().HaveCount(2);
        (await PathsAsync(FolderOrigin.Of(_folder.Path + "/x/*.yaml", FileSelection.Catalog))).Should().ContainSingle();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("none/*.yaml")]
    [InlineData("{")]
    public void A_place_where_nothing_is_is_told(string place)
    {
        var open = () => FolderOrigin.Of(Path.Combine(_folder.Path, place), FileSelection.Catalog);

        open.Should().Throw<OriginException>();
    }

    [Fact]
    public async Task A_link_is_read_within_the_folder_and_not_beyond()
    {
        using var other = new TempFolder();
        other.Write("catalog-info.yaml", "outside");
        _folder.Write("real/catalog-info.yaml", "inside");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "out"), other.Path);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "catalog-info.yaml"), Path.Combine(other.Path, "catalog-info.yaml"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "loop"), _folder.Path);

        var documents = (await Folder(FileSelection.Catalog).ReadAsync(default)).Documents;

        documents.Select(document => document.Text).Should().Equal("inside");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_and_spoils_no_other()
    {
        _folder.Write("a/catalog-info.yaml", new string('x', 6 * 1024 * 1024));
        _folder.Write("b/catalog-info.yaml", "fine");

        var set = await Folder(FileSelection.Catalog).ReadAsync(default);

        set.Documents.Should().ContainSingle();
        set.Problems.Should().ContainSingle().Which.Message.Should().Contain("5 MiB");
    }

    [Fact]
    public async Task The_stamp_changes_when_a_file_comes_goes_or_changes()
    {
        var file = _folder.Write("catalog-info.yaml", "1");
        var origin = Folder(FileSelection.Catalog);
        var stamps = new List<string> { await origin.StampAsync(default) };

        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        stamps.Add(await origin.StampAsync(default));
        _folder.Write("a/catalog-info.yaml", "2");
        stamps.Add(await origin.StampAsync(default));
        File.Delete(file);
        stamps.Add(await origin.StampAsync(default));
        _folder.Write("a/unrelated.txt", "3");

        stamps.Should().OnlyHaveUniqueItems();
        (await origin.StampAsync(default)).Should().Be(stamps[^1]);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_away()
    {
        var folder = Path.Combine(_folder.Path, "soon");
        Directory.CreateDirectory(folder);
        var origin = FolderOrigin.Of(folder, FileSelection.Catalog);
        Directory.Delete(folder);

        var stamp = () => origin.StampAsync(default);
        (await stamp.Should().ThrowAsync<OriginException>()).Which.IsAway.Should().BeTrue();
    }

    [Theory]
    [InlineData("b.yaml", 1)]
    [InlineData("./b.yaml", 1)]
    [InlineData("c/*.yaml", 2)]
    [InlineData("../top.yaml", 1)]
    [InlineData("none.yaml", 0)]
    [InlineData("../../outside.yaml", 0)]
    [InlineData("/etc/passwd", 0)]
    [InlineData("https://host/x.yaml", 0)]
    [InlineData("{a", 0)]
    [InlineData("b\0.yaml", 0)]
    public async Task A_target_is_relative_to_the_file_that_names_it_and_stays_within_the_folder(string target, int count)
    {
        foreach (var path in new[] { "top.yaml", "a/a.yaml", "a/b.yaml", "a/c/1.yaml", "a/c/2.yaml" })
            _folder.Write(path, path);
        var origin = Folder(FileSelection.Definitions);
        var from = (await origin.ReadAsync(default)).Documents.Single(document => document.Text == "a/a.yaml");

        var set = await origin.FollowAsync(from, target, default);

        set.Documents.Should().HaveCount(count);
        (set.Problems.Count == 0).Should().Be(count > 0);
    }

    private FolderOrigin Folder(FileSelection selection) => FolderOrigin.Of(_folder.Path, selection);

    private async Task<IEnumerable<string>> PathsAsync(FolderOrigin origin) =>
        (await origin.ReadAsync(default)).Documents.Select(document => Path.GetRelativePath(_folder.Path, document.Path).Replace('\\', '/'));
}
