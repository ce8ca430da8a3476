import { backUp, BackupRefused, checkBackup, checkKeys, restore, type Say } from '@gongjian/deployment-backup';
import { EmbeddedPostgresError } from '@gongjian/shared-embedded-postgres';
import { EventStoreError, UnfitServer } from '@gongjian/shared-event-sourcing';
import { ClientMissing, UnfitConnectionString } from '@gongjian/shared-event-store-kurrentdb';
import { LocalMasterKey, MasterKeyUnusable, readErasures, syncFolder } from '@gongjian/shared-keys';
import { ProjectionChanged } from '@gongjian/shared-projections';
import { productVersion } from '@gongjian/shared-service';
import { ConfigurationInvalid } from '@gongjian/shared-service/environment';
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { erasuresFolder, masterKeyFile, openDeployment, openEmptyDeployment } from './places.js';

type Print = (line: string) => void;

const PROGRESS_MS = 1_000;

const OPERATOR_ERRORS = [
  BackupRefused,
  ClientMissing,
  ConfigurationInvalid,
  EmbeddedPostgresError,
  EventStoreError,
  MasterKeyUnusable,
  ProjectionChanged,
  UnfitConnectionString,
  UnfitServer,
];

/** `gongjian backup FOLDER --keys FOLDER`: of a deployment that runs or not; answers the exit code. */
export async function backup(
  folder: string,
  keysFolder: string,
  env: NodeJS.ProcessEnv,
  print: Print,
): Promise<number> {
  return asCommand(print, async () => {
    const deployment = await openDeployment(env, print);
    try {
      const target = { folder, keysFolder, product: productVersion() };
      const { log, files } = await backUp(deployment, target, told(print));
      print(
        `备份完成：${log.events} 条事件，到位置 ${log.last?.position ?? '-'}；${files.count} 个文件。密钥在 ${keysFolder}，请另行保管；主密钥和清除名单不在备份里` +
          ` / backed up: ${log.events} events up to position ${log.last?.position ?? '-'}, ${files.count} files. The keys are in ${keysFolder}: keep them apart; master key and erasure list are in no backup`,
      );
    } finally {
      await deployment.close();
    }
  });
}

/** `gongjian backup --check FOLDER`: reads all of it; answers the exit code. */
export async function check(folder: string, keysFolder: string | undefined, print: Print): Promise<number> {
  return asCommand(print, async () => {
    const { manifest } = await checkBackup(folder, told(print));
    if (keysFolder !== undefined) await checkKeys(keysFolder, manifest);
    const { log, files, madeAt } = manifest;
    print(
      `${madeAt} 的备份完好：${log.events} 条事件，${files.count} 个文件` +
        ` / the backup of ${madeAt} is whole: ${log.events} events, ${files.count} files`,
    );
  });
}

/** `gongjian restore FOLDER`: into an empty deployment; answers the exit code, 0 only when everything was done. */
export async function restoreInto(
  source: { readonly folder: string; readonly keys: string; readonly erasures: string | undefined },
  env: NodeJS.ProcessEnv,
  print: Print,
): Promise<number> {
  return asCommand(print, async () => {
    const master = await masterKey(masterKeyFile(env));
    const deployment = await openEmptyDeployment(env, print);
    try {
      const { manifest, epoch } = await restore(
        { ...deployment, master },
        { folder: source.folder, keysFolder: source.keys, erasuresFile: source.erasures ?? null },
        told(print),
      );
      const elsewhere =
        deployment.kurrentDb === null
          ? ''
          : '；日志在 PostgreSQL，启动前先 gongjian log copy --from postgres --to <EVENT_STORE> / the log is in PostgreSQL; before the start: gongjian log copy --from postgres --to <EVENT_STORE>';
      print(
        `已恢复到 ${manifest.madeAt} 的备份，日志 ${manifest.log.id} 的纪元现为 ${epoch}；查询用表在第一次启动时重建` +
          ` / restored to the backup of ${manifest.madeAt}; log ${manifest.log.id} is in epoch ${epoch} now, read models are built by the first start${elsewhere}`,
      );
    } finally {
      await deployment.close();
    }
  });
}

/** `gongjian erasures FILE`: the list of erasures as it stands now; answers the exit code. */
export async function copyErasures(file: string, env: NodeJS.ProcessEnv, print: Print): Promise<number> {
  return asCommand(print, async () => {
    const source = path.join(erasuresFolder(env), 'erasures.jsonl');
    const text = await readFile(source, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const { entries, unreadable } = readErasures(text);
    if (path.resolve(file) !== path.resolve(source)) await writeAnew(file, text);
    print(`清除名单有 ${entries.length} 条 / the erasure list has ${entries.length} entries`);
    if (unreadable.length > 0) {
      print(`第 ${unreadable.join(', ')} 行无法读取 / unreadable lines: ${unreadable.join(', ')}`);
    }
  });
}

async function masterKey(file: string): Promise<LocalMasterKey> {
  try {
    return await LocalMasterKey.fromFile(file);
  } catch (error) {
    if (!(error instanceof MasterKeyUnusable) || error.problem !== 'missing') throw error;
    throw new BackupRefused('RESTORE.MASTER_KEY_MISSING', {
      zh: `没有主密钥 ${file}，请先放回备份那个部署的主密钥（权限 0600）`,
      en: `there is no master key at ${file}; put that of the deployment that was backed up there first (mode 0600)`,
    });
  }
}

/** The old copy stands until the new one is whole. */
async function writeAnew(file: string, text: string): Promise<void> {
  const draft = `${file}.draft`;
  const copy = await open(draft, 'w', 0o600);
  try {
    await copy.writeFile(text);
    await copy.sync();
  } finally {
    await copy.close();
  }
  await rename(draft, file);
  await syncFolder(path.dirname(path.resolve(file)));
}

async function asCommand(print: Print, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!OPERATOR_ERRORS.some((type) => error instanceof type)) throw error;
    print((error as Error).message);
    return 1;
  }
}

/** Every step, and how far a long one is not more than once a second. */
function told(print: Print): Say {
  let last = -PROGRESS_MS;
  let step = '';
  return (zh, en) => {
    const now = performance.now();
    const begins = en.replaceAll(/\d+/g, '') !== step;
    if (!begins && now - last < PROGRESS_MS) return;
    step = en.replaceAll(/\d+/g, '');
    last = now;
    print(`${zh} / ${en}`);
  };
}
