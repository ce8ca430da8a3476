import { Command } from 'commander';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { measureAppends } from './appends.js';
import { measureBackup } from './backup.js';
import { BenchServer } from './bench-server.js';
import { measureConclusion } from './conclusion.js';
import { measureConsole } from './console.js';
import { measureCommands } from './commands.js';
import { measureEffects } from './effects.js';
import { measureGrowth } from './growth.js';
import { measureKurrentDb } from './kurrentdb.js';
import { reported, table, type Measurement } from './measurement.js';
import { measurePublication } from './publication.js';
import { measureRebuild } from './rebuild.js';
import { measureReplay } from './replay.js';
import { measureSearch } from './search.js';
import { measureVerify } from './verify.js';
import { measureWriters } from './writers.js';

const options = new Command('bench')
  .description('Measures the product beside named peers, in one run; medians of several rounds.')
  .option('--json <file>', 'write the table as JSON')
  .option('--rounds <n>', 'rounds of each measurement', '3')
  .option('--seconds <n>', 'seconds of each throughput measurement', '4')
  .option(
    '--only <names>',
    'parts, separated by commas: appends, writers, commands, effects, replay, rebuild, conclusion, search, console, kurrentdb, verify, publication, backup, growth',
  )
  .option('--large', 'growth up to 10 million events instead of 1 million')
  .parse()
  .opts<{ json?: string; rounds: string; seconds: string; only?: string; large?: true }>();

const rounds = { rounds: Number(options.rounds), seconds: Number(options.seconds) };
const parts: Readonly<Record<string, (server: BenchServer) => Promise<Measurement[]>>> = {
  appends: (server) => measureAppends(server, rounds),
  writers: (server) => measureWriters(server, rounds),
  commands: () => measureCommands(rounds),
  conclusion: () => measureConclusion(),
  effects: (server) => measureEffects(server, rounds),
  replay: (server) => measureReplay(server, rounds),
  rebuild: (server) => measureRebuild(server, rounds),
  search: (server) => measureSearch(server, 1_000_000),
  console: () => measureConsole(),
  kurrentdb: () => measureKurrentDb(rounds),
  verify: () => measureVerify(1_000_000),
  publication: () => measurePublication(),
  backup: (server) => measureBackup(server, 1_000_000),
  growth: (server) => measureGrowth(server, rounds, options.large === true ? 10_000_000 : 1_000_000),
};
const chosen = options.only?.split(',') ?? Object.keys(parts);
for (const name of chosen) if (!Object.hasOwn(parts, name)) throw new Error(`no part is called ${name}`);

const server = await BenchServer.start();
const measurements: Measurement[] = [];
try {
  for (const name of chosen) {
    console.error(`measuring ${name} …`);
    measurements.push(...(await (parts[name] as (typeof parts)[string])(server)));
  }
} finally {
  await server.stop();
}
const rows = measurements.map((measurement) => reported(measurement));
console.log(`${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}, Node ${process.version}, ${rounds.rounds} rounds`);
console.log(table(rows));
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
