using CsvHelper;

namespace Gongyu.Silo;

/// <summary>A metric of a round of a replication: a row of <c>rounds.csv</c>.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Replication">From 1.</param>
/// <param name="Round">From 1.</param>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Kind">The kind of stakeholder it is about; empty for all.</param>
/// <param name="Region">The region it is about, from 1; empty for all.</param>
/// <param name="Sector">The sector it is about; empty for all.</param>
/// <param name="Value">The value.</param>
[CsvRecord]
internal sealed partial record RoundRow(
    [CsvColumn("run")] string Run,
    [CsvColumn("replication")] int Replication,
    [CsvColumn("round")] int Round,
    [CsvColumn("metric")] string Metric,
    [CsvColumn("unit")] string Unit,
    [CsvColumn("kind")] string? Kind,
    [CsvColumn("region")] int? Region,
    [CsvColumn("sector")] string? Sector,
    [CsvColumn("value")] double Value);

/// <summary>What a metric came to in a replication: a row of <c>outcomes.csv</c>.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Replication">From 1.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Metric">Id of the metric.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Value">The mean of the last quarter of the rounds.</param>
[CsvRecord]
internal sealed partial record OutcomeRow(
    [CsvColumn("run")] string Run,
    [CsvColumn("replication")] int Replication,
    [CsvColumn("seed")] ulong Seed,
    [CsvColumn("metric")] string Metric,
    [CsvColumn("unit")] string Unit,
    [CsvColumn("value")] double Value);

/// <summary>A stakeholder as it was founded: a row of <c>stakeholders.csv</c>.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Replication">From 1.</param>
/// <param name="Stakeholder">Its id: <c>ent/12</c>.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Code">What the population file calls it; empty where it was drawn.</param>
/// <param name="Name">Its name.</param>
/// <param name="Region">Its region, from 1; empty for an association, which serves all.</param>
/// <param name="Sectors">Its sectors; a university has several.</param>
/// <param name="Size">Employees, students, or members served.</param>
/// <param name="Capacity">Agreements it can hold.</param>
/// <param name="Influence">(0,1].</param>
/// <param name="Finance">Interest in finance; the five interests sum to 1.</param>
/// <param name="Talent">Interest in talent.</param>
/// <param name="Innovation">Interest in innovation.</param>
/// <param name="Reputation">Interest in reputation.</param>
/// <param name="PublicGood">Interest in the public good.</param>
/// <param name="Stance">How it stands to cooperation; empty for governments and associations.</param>
[CsvRecord]
internal sealed partial record StakeholderRow(
    [CsvColumn("run")] string Run,
    [CsvColumn("replication")] int Replication,
    [CsvColumn("stakeholder")] string Stakeholder,
    [CsvColumn("kind")] string Kind,
    [CsvColumn("code")] string? Code,
    [CsvColumn("name")] string Name,
    [CsvColumn("region")] int? Region,
    [CsvColumn("sectors")] string Sectors,
    [CsvColumn("size")] double Size,
    [CsvColumn("capacity")] int Capacity,
    [CsvColumn("influence")] double Influence,
    [CsvColumn("finance")] double Finance,
    [CsvColumn("talent")] double Talent,
    [CsvColumn("innovation")] double Innovation,
    [CsvColumn("reputation")] double Reputation,
    [CsvColumn("publicGood")] double PublicGood,
    [CsvColumn("stance")] string? Stance);

/// <summary>Money that left one account and came to another: a row of <c>ledger.csv</c>.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Replication">From 1.</param>
/// <param name="Round">From 1.</param>
/// <param name="From">Who paid: a stakeholder, or a boundary where value enters (<c>market</c>, <c>treasury</c>, …).</param>
/// <param name="To">Who received.</param>
/// <param name="Amount">In units, exact to the millionth.</param>
/// <param name="Reason">Why.</param>
/// <param name="University">The university of the agreement it is about; empty for none.</param>
/// <param name="Enterprise">The enterprise of that agreement.</param>
[CsvRecord]
internal sealed partial record LedgerRow(
    [CsvColumn("run")] string Run,
    [CsvColumn("replication")] int Replication,
    [CsvColumn("round")] int Round,
    [CsvColumn("from")] string From,
    [CsvColumn("to")] string To,
    [CsvColumn("amount")] decimal Amount,
    [CsvColumn("reason")] string Reason,
    [CsvColumn("university")] string? University,
    [CsvColumn("enterprise")] string? Enterprise);
