using Scorecards.Core.Text;

namespace Scorecards.Core.Tests.Text;

public sealed class ContentTests
{
    /// <summary>The examples of FIPS 180-2, and a text outside ASCII as <c>sha256sum</c> sees it in UTF-8.</summary>
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("é😀", "1184d1f608158eea09d297565575892231550c403aaa913008d867a97cfd5c76")]
    public void A_digest_is_the_SHA_256_of_the_text_in_UTF_8(string text, string digest) => Content.Digest(text).Should().Be(digest);
}
