import { MalformedPolicy, parsePolicy, type TrustPolicy } from '@gongjian/audit-log';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkOneProof } from './checks/one-proof.js';
import { CannotCheck, Faulty } from './fault.js';
import { verdictLines } from './messages.js';
import { HttpSource } from './sources/http-source.js';
import { PackSource } from './sources/pack-source.js';
import type { Source } from './sources/source.js';
import { StateFile } from './state-file.js';
import { verify, type Verdict } from './verify.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PROGRESS_MS = 2_000;

export const HELP = `gongjian verify：从外部核验一个部署或一个审计包 / checks a deployment or a pack from the outside

  gongjian verify PACK [--policy FILE] [--state FILE] [--json]
  gongjian verify --url BASE --tenant UUID [--number N] [--token-file FILE] [--policy FILE] [--state FILE] [--json]
  gongjian verify --proof FILE --event FILE --policy FILE [--json]

  PACK, --pack PACK  审计包：zip 或解开的文件夹 / an auditor pack: the zip, or a folder it was unpacked into
  --url BASE         部署的地址 / address of a deployment, https://…
  --tenant UUID      哪个租户的日志 / whose log
  --number N         第几棵树，默认最后一棵 / which tree; the last when left out
  --proof FILE       一条事件的证明文件 / proof of one event, .tlog-proof
  --event FILE       这条事件，一行 / the event, its line: …/events?from=SEQ&limit=1
  --token-file FILE  审计员的令牌，每次请求前重读；或环境变量 GONGJIAN_TOKEN
                     token of an auditor, read again before every request; or GONGJIAN_TOKEN
  --policy FILE      信任谁（C2SP tlog-policy）/ whom to trust
  --state FILE       记住每份日志上次核验的检查点；新的必须与它一致
                     remembers the last verified checkpoint of each log; the next must be consistent with it
  --json             给程序读的结果 / the result for programs
  --help

退出码 / exit code: 0 全部成立 all holds · 1 发现问题 a fault was found · 2 无法核验 could not check
`;

export interface CommandEnds {
  readonly env: NodeJS.ProcessEnv;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** File of this program that serves threads; without it one thread does everything. */
  readonly threads?: URL;
}

/** Runs the command; answers the exit code. */
export async function verifyCommand(argv: readonly string[], ends: CommandEnds): Promise<number> {
  try {
    const options = optionsOf(argv);
    if (options === 'help') {
      ends.out(HELP);
      return 0;
    }
    return await run(options, ends);
  } catch (error) {
    const { message } = error as Error;
    ends.err(error instanceof CannotCheck ? message : `核验没有做完 / the check could not be finished: ${message}`);
    return 2;
  }
}

interface Options {
  readonly pack?: string;
  readonly url?: string;
  readonly tenant?: string;
  readonly number?: number;
  readonly tokenFile?: string;
  readonly policy?: string;
  readonly state?: string;
  readonly proof?: string;
  readonly event?: string;
  readonly json: boolean;
}

function optionsOf(argv: readonly string[]): Options | 'help' {
  const { values, positionals } = parsed(argv);
  if (values.help === true) return 'help';
  const { url, tenant, number, policy, state, proof, event, json = false } = values;
  const [pack, ...others] = [...(values.pack === undefined ? [] : [values.pack]), ...positionals];
  if (others.length > 0) throw wrong(`${others.join(' ')}`);
  if ([pack, url, proof].filter((each) => each !== undefined).length !== 1) {
    throw wrong('审计包、--url 或 --proof / a pack, --url or --proof');
  }
  if (proof !== undefined && (event === undefined || policy === undefined)) {
    throw wrong('--proof 须带 --event 和 --policy / --proof comes with --event and --policy');
  }
  if (proof === undefined && event !== undefined) throw wrong('--event 只用于 --proof / only with --proof');
  if (proof !== undefined && (tenant ?? number ?? state) !== undefined) {
    throw wrong('--tenant、--number、--state 不用于 --proof / not with --proof');
  }
  if (url !== undefined && (tenant === undefined || !UUID.test(tenant))) throw wrong('--tenant UUID');
  if (pack !== undefined && (tenant ?? number) !== undefined) {
    throw wrong('--tenant 和 --number 只用于 --url / only with --url');
  }
  if (url !== undefined && !/^https?:$/.test(protocolOf(url))) throw wrong('--url http(s)://…');
  if (number !== undefined && !/^[1-9][0-9]{0,8}$/.test(number)) throw wrong('--number 1, 2, …');
  const tokenFile = values['token-file'];
  return {
    json,
    ...(pack === undefined ? {} : { pack }),
    ...(url === undefined ? {} : { url }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(number === undefined ? {} : { number: Number(number) }),
    ...(tokenFile === undefined ? {} : { tokenFile }),
    ...(policy === undefined ? {} : { policy }),
    ...(state === undefined ? {} : { state }),
    ...(proof === undefined ? {} : { proof }),
    ...(event === undefined ? {} : { event }),
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        pack: { type: 'string' },
        url: { type: 'string' },
        tenant: { type: 'string' },
        number: { type: 'string' },
        'token-file': { type: 'string' },
        policy: { type: 'string' },
        state: { type: 'string' },
        proof: { type: 'string' },
        event: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw wrong((error as Error).message);
  }
}

function wrong(why: string): CannotCheck {
  return new CannotCheck(`参数不对 / wrong arguments: ${why}\n\n${HELP}`);
}

function protocolOf(url: string): string {
  try {
    return new URL(url).protocol;
  } catch {
    return '';
  }
}

async function run(options: Options, ends: CommandEnds): Promise<number> {
  const started = performance.now();
  const warnings: string[] = [];
  const state = options.state === undefined ? undefined : StateFile.open(options.state);
  let verdict: Verdict;
  let source: Source | undefined;
  try {
    if (options.proof !== undefined) verdict = ofOneProof(options);
    else {
      source = await sourceOf(options, ends.env);
      const policy = await policyOf(options, source, warnings);
      verdict = await verify({
        source,
        policy,
        progress: progressTo(ends.err),
        ...(state === undefined ? {} : { before: (origin: string) => state.of(origin) }),
        ...(ends.threads === undefined ? {} : { threads: ends.threads }),
      });
    }
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    const { fault } = error;
    verdict = { holds: false, checks: [{ name: fault.check, status: 'fault', fault }], events: 0, streams: 0 };
  } finally {
    if (source instanceof PackSource) await source.close();
  }
  if (state !== undefined) remember(state, verdict, warnings);
  for (const warning of warnings) ends.err(warning);
  const seconds = Math.round(performance.now() - started) / 1_000;
  if (options.json) ends.out(JSON.stringify(machineResult(verdict, warnings, seconds), null, 2));
  else for (const line of [...verdictLines(verdict), `${seconds} s`]) ends.out(line);
  return verdict.holds ? 0 : 1;
}

function ofOneProof({ proof = '', event = '', policy = '' }: Options): Verdict {
  const trusted = ownPolicy(policy);
  const file = (path: string) => ({ path, bytes: ownFile(path) });
  const accepted = checkOneProof(file(proof), file(event), trusted);
  const checks = (['signatures', 'events', 'proofs'] as const).map((name) => ({ name, status: 'holds' as const }));
  return { holds: true, checks, accepted, events: 1, streams: 1 };
}

async function sourceOf({ pack, url, tenant, number, tokenFile }: Options, env: NodeJS.ProcessEnv): Promise<Source> {
  if (pack !== undefined) return PackSource.open(pack);
  const { GONGJIAN_TOKEN: fixed } = env;
  const token =
    tokenFile === undefined
      ? fixed === undefined
        ? undefined
        : () => fixed
      : () => ownFile(tokenFile).toString('utf8').trim();
  return HttpSource.open({
    base: url ?? '',
    tenant: tenant ?? '',
    ...(number === undefined ? {} : { number }),
    ...(token === undefined ? {} : { token }),
  });
}

async function policyOf({ policy: file }: Options, source: Source, warnings: string[]): Promise<TrustPolicy> {
  if (file !== undefined) return ownPolicy(file);
  warnings.push(
    '警告：没有给出 --policy，只能相信部署自己说的公钥；换掉钥匙的人不会被发现' +
      ' / warning: without --policy the keys are the deployment’s own word; who replaced them is not found out',
  );
  return source.ownPolicy().catch((error: unknown) => refuse(error));
}

function ownPolicy(file: string): TrustPolicy {
  try {
    return parsePolicy(ownFile(file));
  } catch (error) {
    return refuse(error);
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof MalformedPolicy)) throw error;
  throw new CannotCheck(`信任文件不对 / not a policy: ${error.message}`);
}

function ownFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CannotCheck(`读不到 ${file} / cannot read ${file}: ${(error as Error).message}`);
  }
}

/** Only what held is remembered. */
function remember(state: StateFile, { holds, accepted, note }: Verdict, warnings: string[]): void {
  if (accepted === undefined || note === undefined) return;
  const { origin, size, root } = accepted.checkpoint;
  const siblings = state.siblingsOf(origin);
  if (state.of(origin) === undefined && siblings.length > 0) {
    warnings.push(
      `警告：以前核验的是 ${siblings.join(', ')}，这是另一棵树，请查明为什么重新开始` +
        ` / warning: ${siblings.join(', ')} was verified before; this is another tree: find out why a new one was begun`,
    );
  }
  if (!holds) return;
  try {
    state.remember(origin, { size, root, checkpoint: note.toString('utf8'), verifiedAt: new Date().toISOString() });
  } catch (error) {
    throw new CannotCheck(`写不了核验记录 / cannot write the state: ${(error as Error).message}`);
  }
}

function progressTo(err: (line: string) => void): (done: number, size: number) => void {
  let told = performance.now();
  return (done, size) => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    err(`已核对 ${done} / ${size} 条 events checked`);
  };
}

function machineResult({ holds, checks, accepted, events, streams }: Verdict, warnings: string[], seconds: number) {
  const tree = accepted?.checkpoint;
  const { user, system } = process.cpuUsage();
  return {
    version: 1,
    holds,
    ...(tree === undefined
      ? {}
      : {
          origin: tree.origin,
          size: tree.size,
          root: tree.root.toString('base64'),
          cosignatures: accepted?.cosignatures.map(({ name, timestamp }) => ({ name, timestamp: Number(timestamp) })),
        }),
    checks,
    events,
    streams,
    warnings,
    seconds,
    cpuSeconds: Math.round((user + system) / 1_000) / 1_000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
}
