'use strict';
// node googlesql.js APP_FOLDER RULES_FOLDER: the app's texts and the emulator's rules before the GoogleSQL engine.
// The last line says how many passed and failed; the exit code is 1 when any failed.
const fs = require('node:fs');
const path = require('node:path');
const { start } = require('./engine.js');

const [app, rules] = process.argv.slice(2);

function lines(folder, name) {
  const found = fs.readFileSync(path.join(folder, name), 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
  if (found.length === 0) throw new Error(`${name} is empty`);
  return found;
}

const literal = value => JSON.stringify(value).replace(/\u007f/g, '\\u007f');
const shortened = sql => (sql.length > 300 ? `${sql.slice(0, 300)}...` : sql);
const shown = value => value ?? 'NULL';

// Each suite: what it is called, its cases, and what is wrong with one (null: nothing).
const suites = [
  ['texts that the app sends', lines(app, 'statements.jsonl'), analyzed],
  ['canonical texts', lines(app, 'canonical.jsonl'), one(sample => sample.sql)],
  ['emulator: expressions', lines(rules, 'expressions.jsonl'), one(sample => `SELECT FORMAT('%T', ${sample.sql})`)],
  ['emulator: queries', lines(rules, 'queries.jsonl'), queried],
  ['emulator: fingerprints', lines(rules, 'fingerprints.jsonl'),
    one(sample => `SELECT CAST(FARM_FINGERPRINT(${literal(sample.text)}) AS STRING)`)],
];

async function analyzed(engine, sample) {
  try {
    await engine.analyze(sample);
    return null;
  } catch (error) {
    return error.message;
  }
}

function one(sqlOf) {
  return (engine, sample) => compared(engine, sqlOf(sample), sample, sample.is ?? 'NULL');
}

function queried(engine, sample) {
  return compared(engine, sample.sql, sample, sample.rows?.join('\n'));
}

// An error is right when it begins with the expected words: the engine adds the place.
async function compared(engine, sql, sample, wanted) {
  try {
    const rows = await engine.rows(sql);
    const answer = rows.map(row => row.map(shown).join('|')).join('\n');
    return sample.error === undefined && answer === wanted ? null : `is ${answer}, not ${sample.error ?? wanted}`;
  } catch (error) {
    return sample.error !== undefined && error.message.startsWith(sample.error)
      ? null
      : `is error: ${error.message}, not ${sample.error ?? wanted}`;
  }
}

async function run() {
  const engine = await start();
  let passed = 0, failed = 0;
  for (const [name, samples, fault] of suites) {
    const before = failed;
    for (const sample of samples) {
      const wrong = await fault(engine, sample);
      if (wrong === null) passed++;
      else {
        failed++;
        console.log(`FAILED ${name}: ${shortened(sample.sql ?? sample.text)}\n  ${wrong}`);
      }
    }
    console.log(`${name}: ${samples.length} asked, ${failed - before} differ`);
  }
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exit(failed === 0 ? 0 : 1);
}

run().catch(error => {
  console.error(error.message);
  process.exit(2);
});
