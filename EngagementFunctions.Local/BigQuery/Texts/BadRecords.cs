using EngagementFunctions.Local.BigQuery.Loads;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>Counts the rows that could not be taken, and gives up once there are more than allowed.</summary>
internal sealed class BadRecords(string format, long allowed)
{
    private readonly List<BigQueryError> _errors = [];
    private long _rows;

    public IReadOnlyList<BigQueryError> Errors => _errors;

    public void Try(Action addRow)
    {
        _rows++;
        try
        {
            addRow();
        }
        catch (RowError error)
        {
            _errors.Add(BigQueryError.Invalid(
                $"Error while reading data, error message: {format} parsing error in row {_rows}: {error.Message}"));
            if (_errors.Count > allowed) throw LoadErrors.TooMany(format, _errors, _rows);
        }
    }
}
