'use strict';
// The GoogleSQL reference engine: a gRPC server in the npm package, started on a free loopback port.
const { spawn } = require('node:child_process');
const net = require('node:net');
const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const home = path.join(path.dirname(require.resolve('@fivetrandevelopers/zetasql/package.json')), 'lib', 'zetasql');
const program = process.arch === 'arm64' ? 'remote_server_arm.so' : 'remote_server.so';
const statementKinds = ['QUERY', 'INSERT', 'CALL'].map(kind => `RESOLVED_${kind}_STMT`);
const startTries = 240;
const startPause = 250;

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function connect(port) {
  const definition = loader.loadSync('local_service.proto', {
    includeDirs: [path.join(home, 'protos')], oneofs: true, longs: String, enums: String,
  });
  const { ZetaSqlLocalService } = grpc.loadPackageDefinition(definition).zetasql.local_service;
  return new ZetaSqlLocalService(`localhost:${port}`, grpc.credentials.createInsecure());
}

async function start() {
  const port = await freePort();
  const server = spawn(path.join(home, program), ['localhost', String(port)], { stdio: 'ignore' });
  process.on('exit', () => server.kill());
  const service = connect(port);
  const ask = (method, request) => new Promise((resolve, reject) =>
    service[method](request, (error, answer) => (error ? reject(error) : resolve(answer))));
  const language = await languageOptions(ask);
  return new Engine(ask, language);
}

async function languageOptions(ask) {
  for (let tries = 1; ; tries++) {
    try {
      const options = await ask('getLanguageOptions', { maximumFeatures: true });
      return { ...options, supportedStatementKinds: statementKinds };
    } catch (error) {
      if (tries === startTries) throw error;
      await new Promise(resolve => setTimeout(resolve, startPause));
    }
  }
}

class Engine {
  constructor(ask, language) {
    this.ask = ask;
    this.language = language;
  }

  // Throws what the engine has against the statement.
  async analyze({ sql, parameters, tables, procedures }) {
    await this.#ask('analyze', {
      sqlStatement: sql,
      options: { languageOptions: this.language, queryParameters: parameters.map(typed) },
      simpleCatalog: this.#catalog({
        table: tables.map(table => ({ name: table.name, column: table.columns.map(typed) })),
        procedure: procedures.map(name => ({
          namePath: [name], signature: { returnType: { kind: 'ARG_TYPE_FIXED', type: type('INT64') } },
        })),
      }),
    });
  }

  // Rows of cells: text, or null.
  async rows(sql) {
    const answer = await this.#ask('evaluateQuery', {
      sql, options: { languageOptions: this.language }, simpleCatalog: this.#catalog({}),
    });
    return (answer.content?.tableData?.row ?? []).map(row => row.cell.map(text));
  }

  #catalog(content) {
    return { name: 'catalog', builtinFunctionOptions: { languageOptions: this.language }, ...content };
  }

  async #ask(method, request) {
    try {
      return await this.ask(method, request);
    } catch (error) {
      throw new Error(error.details || error.message);
    }
  }
}

// The engine's own names, where BigQuery's interface has others.
const kinds = { FLOAT64: 'DOUBLE', FLOAT: 'DOUBLE', INTEGER: 'INT64', BOOLEAN: 'BOOL' };
const type = name => ({ typeKind: `TYPE_${kinds[name] ?? name}` });
const typed = column => ({ name: column.name, type: type(column.type) });

function text(cell) {
  if (!cell?.value) return null;
  return String(cell[cell.value]);
}

module.exports = { start };
