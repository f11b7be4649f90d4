using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Event = YamlDotNet.Core.Events;

namespace Gongyu.Scenarios;

/// <summary>Writes a tree as YAML, always in the same way.</summary>
internal static class TreeWriter
{
    private static readonly EmitterSettings Settings = new EmitterSettings().WithBestWidth(int.MaxValue).WithNewLine("\n");

    public static string Write(Node root)
    {
        var text = new StringWriter();
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(root, emitter);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Node node, Emitter to)
    {
        switch (node)
        {
            case Scalar scalar:
                var style = scalar.IsPlain ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted;
                to.Emit(new Event.Scalar(AnchorName.Empty, TagName.Empty, scalar.Text, style, scalar.IsPlain, !scalar.IsPlain));
                break;
            case Items list:
                to.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Flow));
                foreach (var value in list.Values)
                    Emit(value, to);
                to.Emit(new SequenceEnd());
                break;
            case Map map:
                to.Emit(new MappingStart());
                foreach (var (key, value) in map.Entries)
                {
                    Emit(key, to);
                    Emit(value, to);
                }
                to.Emit(new MappingEnd());
                break;
        }
    }
}
