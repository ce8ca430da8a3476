import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { SecretBox } from './secret-box.js';

const PURPOSE = 'issuer root key';
const ROOT_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Everything the issuer keeps is under one root key: token and session ids are stored as keyed hashes, what belongs
 * to them and the signing keys as AES-256-GCM ciphertext, so its tables alone let nobody in.
 */
export class RootKey {
  readonly cookieKeys: readonly string[];
  private readonly idKey: Buffer;
  private readonly dataKey: Buffer;

  constructor(root: Uint8Array) {
    const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', root, '', `gongjian issuer ${use}`, 32));
    this.idKey = derive('ids');
    this.dataKey = derive('data');
    this.cookieKeys = [derive('cookies').toString('base64url')];
  }

  /** 32 bytes that stand for `value` of that kind in the tables. */
  hashId(kind: string, value: string): Buffer {
    return createHmac('sha256', this.idKey).update(kind).update('\u0000').update(value).digest();
  }

  /** `place` names where it is stored: moved elsewhere it does not open. */
  encrypt(text: string, place: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.dataKey, nonce).setAAD(Buffer.from(place));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  decrypt(bytes: Buffer, place: string): string {
    const decipher = createDecipheriv('aes-256-gcm', this.dataKey, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(place))
      .setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}

/** Opens the issuer's root key, making it the first time; several processes that start at once get the same. */
export async function loadRootKey(pool: Pool, box: SecretBox): Promise<RootKey> {
  const known = await readSealed(pool);
  if (known !== undefined) return new RootKey(await box.open(known, PURPOSE));
  const sealed = await box.seal(randomBytes(ROOT_KEY_BYTES), PURPOSE);
  await pool.query('INSERT INTO issuer.root_key (one, sealed) VALUES (true, $1) ON CONFLICT DO NOTHING', [sealed]);
  return new RootKey(await box.open((await readSealed(pool)) ?? sealed, PURPOSE));
}

async function readSealed(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ sealed: string }>('SELECT sealed FROM issuer.root_key');
  return rows[0]?.sealed;
}
