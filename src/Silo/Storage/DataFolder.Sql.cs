using Microsoft.Data.Sqlite;

namespace Gongyu.Silo;

/// <content>How the database of a folder is asked and changed.</content>
public sealed partial class DataFolder
{
    /// <summary>Changes the database: by all of the statements, or by none.</summary>
    /// <exception cref="DataFolderException">It cannot be changed.</exception>
    internal void Execute(string sql, params (string Name, object Value)[] parameters) => Execute(sql, overwrites: false, parameters);

    /// <summary>Changes the database: by all of the statements, or by none.</summary>
    /// <param name="sql">
    /// The statements. Those after one that gives rows are run when nobody looks any more whether they fail, so there must be none such.
    /// </param>
    /// <param name="overwrites">Whether nothing may be left of what is changed or deleted.</param>
    /// <param name="parameters">What the statements name.</param>
    /// <exception cref="DataFolderException">It cannot be changed.</exception>
    internal void Execute(string sql, bool overwrites, params (string Name, object Value)[] parameters) =>
        Use(SqliteOpening.ToWrite, Database, sql, parameters, command =>
        {
            if (overwrites)
            {
                using var first = command.Connection!.CreateCommand();
                first.CommandText = "PRAGMA secure_delete = ON";
                first.ExecuteNonQuery();
            }
            // One that was begun by hand would stay on the pooled connection when a statement fails, and take all later writes with it.
            using var transaction = command.Connection!.BeginTransaction();
            command.Transaction = transaction;
            command.ExecuteNonQuery();
            transaction.Commit();
            return true;
        });

    /// <summary>Asks the database.</summary>
    internal IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters) =>
        Query(Database, sql, read, parameters);

    /// <summary>Asks a database, also one that cannot be written.</summary>
    internal static IReadOnlyList<T> Query<T>(
        string database, string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters) =>
        Use(SqliteOpening.ToRead, database, sql, parameters, command =>
        {
            using var rows = command.ExecuteReader();
            var found = new List<T>();
            while (rows.Read())
                found.Add(read(rows));
            return found;
        });

    private static T Use<T>(
        Func<string, SqliteConnection> open, string database, string sql, (string Name, object Value)[] parameters, Func<SqliteCommand, T> use)
    {
        try
        {
            using var connection = open(database);
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value);
            return use(command);
        }
        catch (SqliteException failed)
        {
            throw Told(database, failed);
        }
    }
}
