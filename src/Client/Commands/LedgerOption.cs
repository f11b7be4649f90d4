using System.CommandLine;
using Gongyu.Model;

namespace Gongyu.Client;

/// <summary>The option of commands that play a run.</summary>
internal static class LedgerOption
{
    private static readonly Phrase Meaning = new(
        "Write every entry of the ledger to ledger.csv: who paid whom, how much, why", "将账簿的每一笔写入 ledger.csv：谁付给谁、金额与原因");

    public static Option<bool> Create(Desk desk) => new("--ledger") { Description = desk.Say(Meaning) };
}
