import type { PackPeriod, ProofsWanted } from '@gongjian/audit-contracts';
import { MalformedPolicy, parsePolicy, type TrustPolicy } from '@gongjian/audit-log';
import { syncFolder } from '@gongjian/shared-keys';
import { productVersion } from '@gongjian/shared-service';
import { CannotCheck, Faulty, HttpSource, verdictLines } from '@gongjian/verify';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rename } from 'node:fs/promises';
import path from 'node:path';
import { makePack, type MadePack } from './make-pack.js';
import { FileNotThere } from './stored-files.js';
import { Wanted } from './wanted.js';

const PROGRESS_MS = 2_000;
const INTERRUPTED = 130;

/** Exit codes of `gongjian pack`. */
export const PACK_EXIT = { whole: 0, notWhole: 1, impossible: 2 } as const;

export interface PackOptions {
  /** Absent: named by the tenant and the size of its log, in the folder where it is asked for. */
  readonly out?: string;
  readonly from?: string;
  readonly to?: string;
  readonly proofs: ProofsWanted;
  readonly number?: number;
  readonly tokenFile?: string;
  readonly policy?: string;
}

export interface PackOutput {
  /** The result. */
  readonly print: (line: string) => void;
  /** How far it has come, and why it cannot go on. */
  readonly tell: (line: string) => void;
}

/** `gongjian pack URL`: makes an auditor pack of a running deployment; answers the exit code. */
export async function pack(
  url: string,
  options: PackOptions,
  env: NodeJS.ProcessEnv,
  { print, tell }: PackOutput,
): Promise<number> {
  let folder: string | undefined;
  const cleanUp = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = (): void => {
    cleanUp();
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const { source, policy, policyText } = await ground(url, options, env, tell);
    const target = path.resolve(options.out ?? `gongjian-${source.tenant}-${source.number}.zip`);
    if (existsSync(target)) throw new CannotCheck(`${target} 已存在 / is already there`);
    folder = await mkdtemp(`${target}.unfinished-`);
    const made = await makePack({
      source,
      policy,
      policyText,
      wanted: new Wanted(periodOf(options), options.proofs),
      product: productVersion(),
      madeAt: new Date(),
      folder,
      tell: paced(tell),
    });
    if (!made.verdict.holds) {
      for (const line of verdictLines(made.verdict)) tell(line);
      tell('取到的内容没有通过核验，没有留下包 / what was read does not hold: no pack was left');
      return PACK_EXIT.notWhole;
    }
    await rename(made.file, target);
    await syncFolder(path.dirname(target));
    for (const line of summary(made, target)) print(line);
    return PACK_EXIT.whole;
  } catch (error) {
    if (error instanceof Faulty || error instanceof FileNotThere) {
      const why = error instanceof Faulty ? `${error.fault.code} ${JSON.stringify(error.fault.place)}` : error.message;
      tell(`包不完整，没有留下 / the pack would not be whole, none was left: ${why}`);
      return PACK_EXIT.notWhole;
    }
    if (!(error instanceof CannotCheck) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    tell((error as Error).message);
    return PACK_EXIT.impossible;
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    cleanUp();
  }
}

interface Ground {
  readonly source: HttpSource;
  readonly policy: TrustPolicy;
  readonly policyText: string;
}

async function ground(
  url: string,
  { tokenFile, number, policy: file }: PackOptions,
  env: NodeJS.ProcessEnv,
  tell: (line: string) => void,
): Promise<Ground> {
  const { GONGJIAN_TOKEN: fixed } = env;
  const token = tokenFile === undefined ? () => fixed ?? '' : () => readFileSync(tokenFile, 'utf8').trim();
  if (tokenFile === undefined && (fixed ?? '') === '') {
    throw new CannotCheck('需要审计员的令牌：--token-file 或 GONGJIAN_TOKEN / the token of an auditor is needed');
  }
  const tenant = await HttpSource.tenantOf(url, token);
  if (tenant === undefined) throw new CannotCheck(`${url} 还没有日志 / has no log yet`);
  const source = await HttpSource.open({ base: url, tenant, token, ...(number === undefined ? {} : { number }) });
  if (file === undefined) {
    tell(
      '警告：没有给出 --policy，包里写的是部署自己说的公钥' +
        ' / warning: without --policy the pack names the keys that are the deployment’s own word',
    );
  }
  const policyText = file === undefined ? await source.ownPolicyText() : readFileSync(file, 'utf8');
  try {
    return { source, policyText, policy: parsePolicy(Buffer.from(policyText)) };
  } catch (error) {
    if (!(error instanceof MalformedPolicy)) throw error;
    throw new CannotCheck(`信任文件不对 / not a policy: ${error.message}`);
  }
}

function periodOf({
  from = null,
  to = null,
}: {
  readonly from?: string | null;
  readonly to?: string | null;
}): PackPeriod | null {
  return from === null && to === null ? null : { from, to };
}

function summary({ size, records, files, verdict }: MadePack, target: string): readonly string[] {
  return [
    ...verdictLines(verdict),
    `审计包 pack    ${target}`,
    `事件 events    ${size}，记录 records ${records}`,
    `文件 files     ${files.present}，已销毁 destroyed ${files.destroyed}，期间外 outside the period ${files.outsidePeriod}`,
  ];
}

function paced(tell: (line: string) => void): (line: string) => void {
  let told = performance.now();
  return (line) => {
    if (performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    tell(line);
  };
}
