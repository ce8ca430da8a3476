import { formatVerifierKey, MalformedVerifierKey, verifierKeyOf, type VerifierKey } from '@gongjian/audit-log';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { CosignedCheckpoints } from './cosigned-checkpoints.js';
import { makeFolder, makeOnce, namesIn, removeDrafts } from './durable-file.js';
import { ForkEvidenceFolder } from './fork-evidence.js';
import { WitnessUnusable } from './witness-unusable.js';

/** Where a witness keeps what it must not forget. */
export interface WitnessPlaces {
  /** Key name that it signs with. */
  readonly name: string;
  readonly folder: string;
  /** Ed25519, PKCS #8 in PEM; made when neither it nor a cosigned checkpoint is there. */
  readonly keyFile: string;
}

export interface WitnessFolder {
  readonly privateKey: KeyObject;
  /** Verifier key of its cosignatures, as others write it into their policies. */
  readonly vkey: string;
  readonly checkpoints: CosignedCheckpoints;
  readonly evidence: ForkEvidenceFolder;
}

/**
 * Opens a witness's folder and key, or makes both at the first start. A key without its folder, and cosigned checkpoints
 * without their key, are refused: a witness that has forgotten what it cosigned would cosign a fork.
 *
 * @throws WitnessUnusable
 */
export async function openWitnessFolder({ name, folder, keyFile }: WitnessPlaces): Promise<WitnessFolder> {
  const checkpointsFolder = path.join(folder, 'checkpoints');
  let pem = await readPrivateFile(keyFile);
  if (pem === null) {
    if ((await namesIn(checkpointsFolder)).length > 0) throw keyMissing(keyFile, folder);
    await makeFolder(checkpointsFolder);
    await makeFolder(path.dirname(keyFile));
    await makeOnce(keyFile, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
    pem = await readPrivateFile(keyFile);
  } else if (!(await namesIn(folder)).includes('checkpoints')) throw memoryMissing(keyFile, checkpointsFolder);
  await removeDrafts(folder);
  const { privateKey, verifierKey } = keysOf(name, pem ?? '', keyFile);
  return {
    privateKey,
    vkey: formatVerifierKey(verifierKey),
    checkpoints: await CosignedCheckpoints.open(checkpointsFolder, verifierKey),
    evidence: new ForkEvidenceFolder(path.join(folder, 'evidence')),
  };
}

function keysOf(
  name: string,
  pem: string,
  file: string,
): { readonly privateKey: KeyObject; readonly verifierKey: VerifierKey } {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch (error) {
    throw noKey(file, error);
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw noKey(file);
  try {
    return { privateKey, verifierKey: verifierKeyOf(name, 'cosignature/v1', privateKey) };
  } catch (error) {
    if (!(error instanceof MalformedVerifierKey)) throw error;
    throw new WitnessUnusable({
      zh: `见证人名称 ${JSON.stringify(name)} 不可用：不能为空，不能有空格和加号`,
      en: `the witness cannot be named ${JSON.stringify(name)}: not empty, no spaces, no plus sign`,
    });
  }
}

async function readPrivateFile(file: string): Promise<string | null> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (handle === null) return null;
  try {
    const { mode, uid } = await handle.stat();
    const closed = uid === 0 ? 0o037 : 0o077;
    if (process.platform !== 'win32' && (mode & closed) !== 0) {
      throw new WitnessUnusable({
        zh: `${file} 别人也能读，请把权限改为 0600`,
        en: `${file} may be read by others: set its mode to 0600`,
      });
    }
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function noKey(file: string, cause?: unknown): WitnessUnusable {
  return new WitnessUnusable(
    { zh: `${file} 不是 Ed25519 私钥（PEM）`, en: `${file} holds no Ed25519 private key in PEM` },
    cause,
  );
}

function keyMissing(keyFile: string, folder: string): WitnessUnusable {
  return new WitnessUnusable({
    zh: `${folder} 里有签过的检查点，但没有密钥 ${keyFile}。请恢复密钥；找不回的，换用新的名称和空的数据文件夹。`,
    en: `${folder} holds cosigned checkpoints, but there is no key ${keyFile}. Put the key back; when it is lost, begin anew with a new name and an empty data folder.`,
  });
}

function memoryMissing(keyFile: string, folder: string): WitnessUnusable {
  return new WitnessUnusable({
    zh: `有密钥 ${keyFile}，但没有 ${folder}：忘了签过什么的见证人会给分叉的日志签名。请恢复该文件夹；找不回的，换用新的名称和新的密钥。从未用过的密钥：先自己建好这个空文件夹。`,
    en: `there is the key ${keyFile}, but no ${folder}: a witness that has forgotten what it cosigned would cosign a fork. Put the folder back; when it is lost, begin anew with a new name and a new key. For a key that was never used, make that folder, empty, yourself.`,
  });
}
