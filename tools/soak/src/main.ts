import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import type { CampaignOutcome } from './campaign.js';
import { campaigns } from './campaigns.js';

interface Options {
  readonly only?: readonly string[];
  readonly seed?: number;
  readonly json?: string;
  readonly list?: true;
  readonly small?: true;
}

const program = new Command('soak')
  .description('Random and kill campaigns at full size. Exit code 0 only if every one of them holds.')
  .option('--only <names...>', 'run only these campaigns')
  .option('--seed <number>', 'repeat the random choices of an earlier run', wholeNumber)
  .option('--json <file>', 'write the results to a file')
  .option('--small', 'the size that runs with the tests')
  .option('--list', 'name the campaigns and end');
program.parse();
process.exitCode = await soak(program.opts<Options>());

async function soak(options: Options): Promise<number> {
  if (options.list) {
    for (const { name, describe } of campaigns) console.log(`${name.padEnd(20)} ${describe}`);
    return 0;
  }
  const names = options.only?.flatMap((value) => value.split(','));
  const unknown = names?.filter((name) => !campaigns.some((campaign) => campaign.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`no such campaign: ${unknown.join(', ')}`);
    return 2;
  }
  const results = [];
  for (const { name, describe, run } of campaigns) {
    if (names !== undefined && !names.includes(name)) continue;
    const seed = options.seed ?? randomInt(2 ** 32 - 1);
    console.log(`${name}: ${describe} (--only ${name} --seed ${seed})`);
    const started = performance.now();
    const outcome = await run(seed, options.small ? 'small' : 'full', (line) => console.log(`  ${line}`)).catch(failed);
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const holds = outcome.problems.length === 0;
    for (const problem of outcome.problems) console.log(`  ! ${problem}`);
    const facts = Object.entries(outcome.facts).map(([fact, value]) => `${fact} ${value}`);
    console.log(`${holds ? 'HOLDS' : 'FAILS'} ${name}: ${[...facts, `${seconds} s`, `seed ${seed}`].join(', ')}`);
    results.push({ name, seed, holds, seconds, problems: outcome.problems, facts: outcome.facts });
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
  const held = results.filter(({ holds }) => holds).length;
  console.log(`${held} held, ${results.length - held} failed`);
  return held === results.length ? 0 : 1;
}

function failed(error: unknown): CampaignOutcome {
  return { problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)], facts: {} };
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) throw new InvalidArgumentError('0 to 4294967295');
  return number;
}
