using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A column of a population file.</summary>
/// <param name="Name">As the first line of the file names it.</param>
/// <param name="IsNeeded">Whether the file must have it.</param>
/// <param name="Meaning">What its cells hold.</param>
public sealed record PopulationColumn(string Name, bool IsNeeded, Phrase Meaning)
{
    internal const string Id = "id", Kind = "kind", NameZh = "name_zh", NameEn = "name_en", Region = "region", Sector = "sector",
        Programmes = "programmes", Size = "size", Influence = "influence", Stance = "stance", Note = "note";

    /// <summary>All columns a population file can have, in any order.</summary>
    public static readonly IReadOnlyList<PopulationColumn> All =
    [
        new(Id, true, new("what you call the organisation; each once", "机构的编号；不得重复")),
        new(Kind, true, new("enterprise or university (企业 or 高校)", "enterprise 或 university（企业或高校）")),
        new(NameZh, true, new("its Chinese name; empty where there is only an English one", "中文名称；仅有英文名称时留空")),
        new(NameEn, true, new("its English name; empty where there is only a Chinese one", "英文名称；仅有中文名称时留空")),
        new(Region, true, new("its region, by name, in both languages as 中文|English; each region named gets a government",
            "所在地区的名称，双语写作 中文|English；出现的每个地区各有一个政府")),
        new(Sector, true, new("an enterprise's sector, by name, in both languages as 中文|English; empty for a university",
            "企业所属行业的名称，双语写作 中文|English；高校留空")),
        new(Programmes, true, new("the sectors a university has programmes for, by name, separated by ; and empty for an enterprise",
            "高校设有专业的行业名称，以 ; 分隔；企业留空")),
        new(Size, true, new("employees of an enterprise, students of a university: a number from 1", "企业员工数或高校学生数，不小于 1")),
        new(Influence, false, new("its influence, more than 0 and at most 1; drawn where empty", "影响力，大于 0 且不超过 1；留空则随机生成")),
        new(Stance, false, new("how it stands when a run begins: abstain, opportunist or committed (观望, 投机, 投入); drawn where empty",
            "运行开始时的立场：abstain、opportunist 或 committed（观望、投机、投入）；留空则随机生成")),
        new(Note, false, new("anything; not read", "备注；不读取")),
    ];
}
