// Kusto's own language service reads every alert's query of the snapshots: node conformance/kusto.js SNAPSHOT...
// Each must be free of diagnostics and give the columns that the alert's dimensions name.
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const fs = require('fs');
const { GlobalState, KustoCode, Symbols } = Kusto.Language;

const traces = Symbols.TableSymbol
  .From('(TimeGenerated: datetime, Message: string, SeverityLevel: int, Properties: dynamic, AppRoleName: string)')
  .WithName('AppTraces');
const workspace = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor('workspace', [traces], false));

const conditions = process.argv.slice(2).flatMap(file => JSON.parse(fs.readFileSync(file, 'utf8')).predictedResources
  .filter(resource => resource.type === 'Microsoft.Insights/scheduledQueryRules')
  .flatMap(rule => rule.properties.criteria.allOf.map(condition => ({ name: rule.name, ...condition }))));

const problems = ({ query, dimensions }) => {
  const code = KustoCode.ParseAndAnalyze(query, workspace);
  const columns = Bridge.toArray(code.ResultType.Columns).map(column => column.Name);
  return [
    ...Bridge.toArray(code.GetDiagnostics()).map(diagnostic => diagnostic.Message),
    ...dimensions.filter(({ name }) => !columns.includes(name)).map(({ name }) => `the result has no column ${name}`),
  ];
};

const failed = conditions.map(condition => [condition.name, problems(condition)]).filter(([, found]) => found.length > 0);
failed.forEach(([name, found]) => console.log(`FAILED  ${name}: ${found.join('; ')}`));
console.log(`${conditions.length - failed.length} passed, ${failed.length} failed, 0 skipped`);
process.exit(failed.length === 0 && conditions.length > 0 ? 0 : 1);
