import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Aes256Gcm } from './cipher.js';
import { type KeyContext, type NamedKey, parseWrappedKey, unwrapKey, wrapKey } from './key-wrap.js';
import { syncFolder } from './sync-folder.js';

/**
 * Port: the deployment's master key, which wraps the tenants' keys and nothing else. It may live in a key management
 * service: only wrapped keys pass this port's wire.
 */
export abstract class MasterKey {
  abstract wrap(key: Uint8Array, context: KeyContext): Promise<string>;
  /** @throws KeyUnwrapFailed */
  abstract unwrap(wrapped: string, context: KeyContext): Promise<Buffer>;
}

export type MasterKeyProblem = 'missing' | 'malformed' | 'too-open';

/** The master key cannot be used as it is; `path` says where it was looked for. */
export class MasterKeyUnusable extends Error {
  readonly code = 'MASTER_KEY_UNUSABLE';

  constructor(
    readonly path: string,
    readonly problem: MasterKeyProblem,
    message: string,
  ) {
    super(message);
    this.name = 'MasterKeyUnusable';
  }
}

/** A master key held in this process (AES-256-GCM). Its name is derived from its bytes. */
export class LocalMasterKey extends MasterKey {
  private readonly cipher = new Aes256Gcm();
  private readonly key: NamedKey;

  constructor(bytes: Uint8Array) {
    super();
    if (bytes.length !== this.cipher.keyBytes) throw new RangeError(`a master key has ${this.cipher.keyBytes} bytes`);
    const name = createHash('sha256').update('gongjian master key\n').update(bytes).digest('hex').slice(0, 16);
    this.key = { name, bytes };
  }

  /** 32 random bytes, forgotten with the process. */
  static random(): LocalMasterKey {
    return new LocalMasterKey(randomBytes(32));
  }

  /**
   * The key in a file of one line, 32 bytes as base64url, that only its owner may read (0600); a group may read too what
   * belongs to root (0640), as orchestrators hand out secrets.
   *
   * @throws MasterKeyUnusable
   */
  static async fromFile(path: string): Promise<LocalMasterKey> {
    const text = await readPrivateFile(path);
    if (text === null) throw new MasterKeyUnusable(path, 'missing', `there is no master key at ${path}`);
    return LocalMasterKey.fromText(text, path);
  }

  /**
   * As {@link fromFile}; makes the file, durably, when there is none. Of several processes that start at once all get
   * the same key. Only for a deployment whose key store is still empty: a new key opens no old store.
   */
  static async fromFileOrNew(path: string): Promise<LocalMasterKey> {
    if ((await readPrivateFile(path)) === null) await makeKeyFile(path);
    return LocalMasterKey.fromFile(path);
  }

  private static fromText(text: string, path: string): LocalMasterKey {
    if (!/^[A-Za-z0-9_-]{43}\n?$/.test(text)) {
      throw new MasterKeyUnusable(path, 'malformed', `${path} does not hold one line of 43 base64url characters`);
    }
    return new LocalMasterKey(Buffer.from(text.trim(), 'base64url'));
  }

  override async wrap(key: Uint8Array, context: KeyContext): Promise<string> {
    return wrapKey(this.cipher, this.key, key, context);
  }

  override async unwrap(wrapped: string, context: KeyContext): Promise<Buffer> {
    return unwrapKey(this.cipher, this.key, parseWrappedKey(wrapped), context);
  }
}

async function readPrivateFile(path: string): Promise<string | null> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return null;
  try {
    const { mode, uid } = await file.stat();
    const closed = uid === 0 ? 0o037 : 0o077;
    if (process.platform !== 'win32' && (mode & closed) !== 0) {
      throw new MasterKeyUnusable(path, 'too-open', `${path} may be read by others: set its mode to 0600`);
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

async function makeKeyFile(path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(folder, `.master-key-${randomBytes(8).toString('hex')}`);
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(temporary, { force: true });
  }
  await syncFolder(folder);
}
