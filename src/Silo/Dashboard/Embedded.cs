namespace Gongyu.Silo;

/// <summary>Files inside this assembly.</summary>
internal static class Embedded
{
    /// <summary>Reads one.</summary>
    public static byte[] Read(string file)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(file)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
