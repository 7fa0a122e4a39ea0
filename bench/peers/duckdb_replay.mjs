// One process of DuckDB's: loads exported events into a database file, or computes states and projections from it.
//
//   node duckdb_replay.mjs load FOLDER FILE           FOLDER is that of bench/export_workload
//   node duckdb_replay.mjs replay FOLDER FILE THREADS [CHECK]  computes all once untimed and checks it, then times it once
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { must_agree, quoted } from './figures.mjs';
import { root } from './measuring.mjs';

const sql = (name) => readFileSync(join(root, 'bench/peers/sql', `${name}.sql`), 'utf8');
const results = ['voucher_state', 'membership', 'activity', 'series', 'fund', 'correction'];

const columns = {
  sequence: 'bigint', submission: 'bigint', recorded_at: 'timestamp', type: 'utinyint', kind: 'utinyint', voucher: 'integer',
  party: 'integer', year: 'smallint', occurred_on: 'date', effective_on: 'date', track: 'utinyint', amount_cents: 'bigint',
  reversed_type: 'utinyint', reversed_sequence: 'bigint', reason: 'utinyint', restored_holder: 'integer', quarter: 'smallint',
  invoice: 'varchar', reference: 'varchar', attempt: 'utinyint',
};

async function load(folder, file) {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`).join(', ');
  await connection.run(`create table event as select * from read_csv(${quoted(join(folder, 'events.csv'))}, header = true,
    auto_detect = false, delim = ',', columns = {${types}})`);
  await connection.run(`create table event_type as select number, name from read_csv(${quoted(join(folder, 'types.csv'))})`);
  await connection.run(`create table party as select * from read_csv(${quoted(join(folder, 'parties.csv'))})`);
  await connection.run('checkpoint');
  instance.closeSync();
}

async function check(connection, folder, spoiled) {
  for (const what of ['log', 'states', 'projections']) {
    const rows = (await connection.runAndReadAll(sql(`figures-${what}`))).getRows();
    must_agree('duckdb', what, folder, new Map(rows.map(([name, value]) => [name, `${value}`])), { is_spoiled: spoiled === what });
  }
}

async function replay(folder, file, threads, spoiled) {
  const instance = await DuckDBInstance.create(':memory:', { threads });
  const connection = await instance.connect();
  await connection.run(`attach ${quoted(file)} as store (read_only)`);
  for (const table of ['event', 'event_type', 'party']) await connection.run(`create view ${table} as from store.${table}`);
  await connection.run(sql('views'));
  const seconds = async (name) => {
    const began = process.hrtime.bigint();
    await connection.run(sql(name));
    return Number(process.hrtime.bigint() - began) / 1e9;
  };
  await seconds('states');
  await seconds('projections');
  await check(connection, folder, spoiled);
  for (const table of results) await connection.run(`drop table ${table}`);
  const states = await seconds('states');
  const projections = await seconds('projections');
  const version = (await connection.runAndReadAll('select version()')).getRows()[0][0];
  const peak = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ states, projections, version, peakResidentBytes: peak }));
}

const [action, folder, file, threads, spoiled] = process.argv.slice(2);
await (action === 'load' ? load(folder, file) : replay(folder, file, threads, spoiled));
