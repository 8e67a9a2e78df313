using Scorecards.Core.Definitions;
using Scorecards.Sources.Setup;
using Scorecards.TestSupport;

namespace Scorecards.Sources.Tests.Setup;

public sealed class SecretReferenceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_secret_is_a_bearer_token_unless_told_otherwise() => Header(new() { SecretRef = "env:TOKEN" }).Should().Be("Bearer s3cret");

    [Fact]
    public void With_a_username_it_is_basic_authentication() =>
        Header(new() { SecretRef = "env:TOKEN", Username = "üser" }).Should().Be("Basic w7xzZXI6czNjcmV0");

    [Fact]
    public void In_a_header_of_its_own_it_stands_alone() => Header(new() { SecretRef = "env:TOKEN", Header = "X-Key" }).Should().Be("s3cret");

    [Fact]
    public void A_file_is_read_anew_each_time_and_loses_its_last_line_break()
    {
        var file = _folder.Write("secret", "one\n");
        var reference = SecretReference.Parse("file:" + file)!;

        reference.Read(_ => null).Value.Should().Be("one");
        _folder.Write("secret", "two\r\n");
        reference.Read(_ => null).Value.Should().Be("two");
    }

    [Fact]
    public void What_cannot_be_read_is_told_without_the_secret()
    {
        Read("env:NOT_SET").Error.Should().Contain("NOT_SET");
        Read("file:" + Path.Combine(_folder.Path, "none")).Error.Should().Contain("cannot be read");
        Read("file:" + _folder.Path).Error.Should().Contain("cannot be read");
        Read("file:" + _folder.Write("empty", "\n")).Error.Should().Contain("empty");
        Read("file:" + _folder.Write("long", new string('x', 20_000))).Error.Should().Contain("too long");
    }

    [Theory]
    [InlineData("")]
    [InlineData("env:")]
    [InlineData("file:")]
    [InlineData("plain-secret")]
    [InlineData("ENV:X")]
    public void Anything_else_is_no_reference(string text) => SecretReference.Parse(text).Should().BeNull();

    [Fact]
    public void A_secret_never_prints_itself() => Read("env:TOKEN").ToString().Should().NotContain("s3cret");

    private static Scorecards.Sources.Network.SecretValue Read(string reference) => SecretReference.Parse(reference)!.Read(Variables);

    private static string? Header(AuthSpec auth) => SecretReference.Parse(auth.SecretRef)!.ReadHeader(auth, Variables).Value;

    private static string? Variables(string name) => name == "TOKEN" ? "s3cret" : null;
}
