using System.Text;
using CsvHelper;
using Gongyu.Model;

namespace Gongyu.Scenarios;

/// <summary>A line of a population file. What is wrong with a cell is told with its place and column.</summary>
internal readonly struct PopulationRow(CsvReader csv, string[] columns, Faults faults)
{
    private const int Longest = 120;

    private static readonly char[] Formulas = ['=', '+', '-', '@'];
    private static readonly char[] Separators = [';', '；', '、'];

    private static readonly Word<Kind> Kinds = new(
        Says.Word, ("enterprise", Model.Kind.Enterprise), ("university", Model.Kind.University), ("企业", Model.Kind.Enterprise), ("高校", Model.Kind.University));

    private static readonly Word<Stance> Stances = new(
        Says.Word, ("abstain", Model.Stance.Abstain), ("opportunist", Model.Stance.Opportunist), ("committed", Model.Stance.Committed),
        ("观望", Model.Stance.Abstain), ("投机", Model.Stance.Opportunist), ("投入", Model.Stance.Committed));

    private static readonly Number<double> Sizes = new(1, 1e9), Influences = new(0.001, 1);

    /// <summary>Whether it has a cell for every column; if not, that is told.</summary>
    public bool IsWhole
    {
        get
        {
            if (csv.FieldCount == columns.Length)
                return true;
            faults.Add(new((int)csv.LineNumber, 1), Says.Cells(csv.FieldCount, columns.Length));
            return false;
        }
    }

    public Kind? Kind() => Read(PopulationColumn.Kind, Kinds, isNeeded: true);

    public string Id(Dictionary<string, int> lines)
    {
        string id = Needed(PopulationColumn.Id);
        if (id != "" && !lines.TryAdd(id, (int)csv.LineNumber))
            Tell(PopulationColumn.Id, Says.Twice(new("id", "编号"), id, lines[id]));
        return id;
    }

    public Phrase Name()
    {
        string zh = Text(PopulationColumn.NameZh), en = Text(PopulationColumn.NameEn);
        if (zh == "" && en == "")
            Tell(PopulationColumn.NameZh, Says.NoName);
        return new(en == "" ? zh : en, zh == "" ? en : zh);
    }

    public IReadOnlyList<string> Sector()
    {
        MustBeEmpty(PopulationColumn.Programmes, "enterprise");
        string sector = Needed(PopulationColumn.Sector);
        if (sector.IndexOfAny(Separators) >= 0)
            Tell(PopulationColumn.Sector, Says.OneSector);
        return [sector];
    }

    public IReadOnlyList<string> Programmes()
    {
        MustBeEmpty(PopulationColumn.Sector, "university");
        string text = Needed(PopulationColumn.Programmes);
        string[] programmes = text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (programmes.Length == 0 && text != "")
            Tell(PopulationColumn.Programmes, Says.EmptyCell);
        return programmes;
    }

    public double Size() => Read(PopulationColumn.Size, Sizes, isNeeded: true) ?? 1;

    public double? Influence() => Read(PopulationColumn.Influence, Influences);

    public Stance? Stance() => Read(PopulationColumn.Stance, Stances);

    /// <summary>A text that must be there.</summary>
    public string Needed(string column)
    {
        string text = Text(column);
        if (text == "")
            Tell(column, Says.EmptyCell);
        return text;
    }

    /// <summary>Tells what is wrong with a cell, if anything is.</summary>
    public void Check(string column, Phrase? fault)
    {
        if (fault is { } wrong)
            Tell(column, wrong);
    }

    /// <summary>Tells why there is no use in reading on; false.</summary>
    public bool Stop(string column, Phrase why)
    {
        Tell(column, why);
        return false;
    }

    /// <summary>Where a cell begins.</summary>
    public static Place PlaceOf(CsvReader csv, int cell)
    {
        int before = 0;
        for (int i = 0; i < cell; i++)
            before += Encoding.UTF8.GetCharCount(csv.GetRawSpan(i)) + 1;
        return new((int)csv.LineNumber, before + 1);
    }

    private string Cell(string column) => Array.IndexOf(columns, column) is >= 0 and var index ? csv.GetString(index) : "";

    private string Text(string column)
    {
        string text = Cell(column);
        if (text.Length > Longest)
            Tell(column, Says.TooLong(Longest));
        else if (text.Split([.. Separators, '|'], StringSplitOptions.TrimEntries).Any(part => part != "" && Formulas.Contains(part[0])))
            Tell(column, Says.Formula);
        else if (text.AsSpan().IndexOfAny('<', '>') >= 0)
            Tell(column, Says.Markup);
        return text;
    }

    private T? Read<T>(string column, Form<T> form, bool isNeeded = false) where T : struct
    {
        string text = Cell(column);
        if (text == "" && !isNeeded)
            return null;
        var wrong = new Faults("");
        var value = form.Read(new Scalar(default, text, IsPlain: true), default, wrong);
        foreach (var fault in wrong.InOrder())
            Tell(column, fault.What);
        return wrong.Count == 0 ? value : null;
    }

    private void MustBeEmpty(string column, string kind)
    {
        if (Cell(column) != "")
            Tell(column, Says.ForeignCell(kind));
    }

    private void Tell(string column, Phrase what) =>
        faults.Add(PlaceOf(csv, Math.Max(0, Array.IndexOf(columns, column))), Says.InColumn(column, what));
}
