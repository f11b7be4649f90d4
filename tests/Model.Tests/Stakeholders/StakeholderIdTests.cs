namespace Gongyu.Model.Tests;

public class StakeholderIdTests
{
    private static readonly Gen<StakeholderId> Id = Gen.Select(
        Gen.Enum<Kind>(), Gen.Int[1, StakeholderId.MaxNumber], (kind, number) => new StakeholderId(kind, number));

    [Fact]
    public void It_reads_what_it_prints() => Id.Sample(id =>
    {
        Assert.True(StakeholderId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        Assert.Equal(id, StakeholderId.FromCode(id.Code));
        Assert.Equal(id.Number - 1, id.Index);
    });

    [Theory]
    [InlineData("gov/1", Kind.Government, 1)]
    [InlineData("ent/12", Kind.Enterprise, 12)]
    [InlineData("uni/16777215", Kind.University, 16_777_215)]
    [InlineData("assoc/3", Kind.Association, 3)]
    public void It_is_written_as_users_write_it(string text, Kind kind, int number) =>
        Assert.Equal(text, new StakeholderId(kind, number).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ent")]
    [InlineData("ent/")]
    [InlineData("ent/0")]
    [InlineData("ent/01")]
    [InlineData("ent/-1")]
    [InlineData("ent/ 1")]
    [InlineData("ent/1/2")]
    [InlineData("Ent/1")]
    [InlineData("firm/1")]
    [InlineData("ent/16777216")]
    [InlineData("ent/99999999999999999999")]
    public void Anything_else_is_not_one(string? text) => Assert.False(StakeholderId.TryParse(text, out _));

    [Fact]
    public void It_is_ordered_by_kind_then_number() => Gen.Select(Id, Id).Sample((one, other) =>
    {
        int expected = one.Kind == other.Kind ? one.Number.CompareTo(other.Number) : one.Kind.CompareTo(other.Kind);
        Assert.Equal(Math.Sign(expected), Math.Sign(one.CompareTo(other)));
        Assert.Equal(expected < 0, one < other);
        Assert.Equal(expected > 0, one > other);
        Assert.Equal(expected <= 0, one <= other);
        Assert.Equal(expected >= 0, one >= other);
    });

    [Fact]
    public void Accounts_are_named()
    {
        Assert.Equal(
            ["market", "effort", "treasury", "bank", "services"],
            ((Account[])[Account.Market, Account.Effort, Account.Treasury, Account.Bank, Account.Services]).Select(one => one.ToString()));
        Assert.Equal("uni/2", ((Account)new StakeholderId(Kind.University, 2)).ToString());
        Assert.False(Account.Services.IsStakeholder);
        Assert.True(Account.FromStakeholderId(new(Kind.Government, 1)).IsStakeholder);
    }

    [Fact]
    public void An_agreement_has_one_id_from_either_side()
    {
        var (enterprise, university) = (new StakeholderId(Kind.Enterprise, 3), new StakeholderId(Kind.University, 5));
        Assert.Equal(new(University: 5, Enterprise: 3), AgreementId.Between(enterprise, university));
        Assert.Equal(new(University: 5, Enterprise: 3), AgreementId.Between(university, enterprise));
    }
}
