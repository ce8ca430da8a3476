import { DomainError, type BilingualText } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Pool } from 'pg';
import { checkPassword, hashPassword } from './passwords.js';

/** Who signs in. Which person that is, and of which tenant, is a fact of the directory, not of the issuer. */
export interface IssuerAccount {
  /** UUID: the `sub` of its tokens. */
  readonly subject: string;
  readonly username: string;
  readonly disabled: boolean;
}

export interface NewAccount {
  readonly username: string;
  readonly password: string;
  /** Shown beside the name on the sign-in page, in demo mode only. */
  readonly demoHint?: BilingualText;
}

export interface DemoAccount {
  readonly username: string;
  readonly hint: BilingualText;
}

export interface NewServiceAccount {
  readonly clientId: string;
  readonly name: string;
  /** Left out: 32 random bytes. Given only for demo accounts. */
  readonly clientSecret?: string;
}

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u;
const MIN_PASSWORD = 8;
const MAX_PASSWORD = 200;

/** The form a user name is kept and compared in. */
export function normaliseUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

/** Accounts of the built-in issuer. Every change that takes rights away also ends the account's sessions. */
@Injectable()
export class IssuerAccounts {
  constructor(private readonly pool: Pool) {}

  /** @throws DomainError `ACCOUNT.USERNAME_INVALID`, `ACCOUNT.USERNAME_TAKEN`, `ACCOUNT.PASSWORD_WEAK` */
  async create(account: NewAccount): Promise<{ readonly subject: string }> {
    const username = normaliseUsername(account.username);
    if (!USERNAME.test(username)) {
      throw new DomainError('ACCOUNT.USERNAME_INVALID', 'invalid', {
        zh: '用户名由 1 至 64 个文字、数字或 . _ @ - 组成，并以文字或数字开头。',
        en: 'A user name has 1 to 64 letters, digits or . _ @ - and starts with a letter or digit.',
      });
    }
    const password = await hashPassword(accepted(account.password));
    const { rows } = await this.pool.query<{ subject: string }>(
      `INSERT INTO issuer.accounts (subject, username, password, demo_hint_zh, demo_hint_en)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (username) DO NOTHING RETURNING subject`,
      [randomUUID(), username, password, account.demoHint?.zh ?? null, account.demoHint?.en ?? null],
    );
    const created = rows[0];
    if (created === undefined) {
      throw new DomainError('ACCOUNT.USERNAME_TAKEN', 'conflict', {
        zh: '这个用户名已被使用。',
        en: 'This user name is taken.',
      });
    }
    return created;
  }

  async findByUsername(username: string): Promise<IssuerAccount | null> {
    const { rows } = await this.pool.query<IssuerAccount>(
      'SELECT subject, username, disabled FROM issuer.accounts WHERE username = $1',
      [normaliseUsername(username)],
    );
    return rows[0] ?? null;
  }

  async findBySubject(subject: string): Promise<IssuerAccount | null> {
    const { rows } = await this.pool.query<IssuerAccount>(
      'SELECT subject, username, disabled FROM issuer.accounts WHERE subject::text = $1',
      [subject],
    );
    return rows[0] ?? null;
  }

  /** Ends the account's sessions. @throws DomainError `ACCOUNT.UNKNOWN`, `ACCOUNT.PASSWORD_WEAK` */
  async setPassword(subject: string, password: string): Promise<void> {
    const hash = await hashPassword(accepted(password));
    await this.change(subject, 'password = $2, password_set_at = now()', [hash]);
  }

  /** Ends the account's sessions; access tokens already given out run out within 5 minutes. */
  async disable(subject: string): Promise<void> {
    await this.change(subject, 'disabled = true', []);
  }

  async enable(subject: string): Promise<void> {
    await this.change(subject, 'disabled = false', []);
  }

  /** Removes the account with its sessions, when its person's data is erased. Removing it again changes nothing. */
  async remove(subject: string): Promise<void> {
    await this.pool.query(
      `WITH artifacts AS (DELETE FROM issuer.artifacts WHERE account::text = $1)
       DELETE FROM issuer.accounts WHERE subject::text = $1`,
      [subject],
    );
  }

  /** The subject when the password is right and the account is not disabled; takes the same time either way. */
  async verify(username: string, password: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ subject: string; password: string; disabled: boolean }>(
      'SELECT subject, password, disabled FROM issuer.accounts WHERE username = $1',
      [normaliseUsername(username)],
    );
    const account = rows[0];
    const { matches, outdated } = await checkPassword(password.slice(0, MAX_PASSWORD), account?.password ?? null);
    if (account === undefined || !matches || account.disabled) return null;
    if (outdated) {
      await this.pool.query('UPDATE issuer.accounts SET password = $2 WHERE subject = $1', [
        account.subject,
        await hashPassword(password),
      ]);
    }
    return account.subject;
  }

  async demoAccounts(): Promise<readonly DemoAccount[]> {
    const { rows } = await this.pool.query<{ username: string; zh: string; en: string }>(
      `SELECT username, demo_hint_zh AS zh, coalesce(demo_hint_en, demo_hint_zh) AS en FROM issuer.accounts
       WHERE demo_hint_zh IS NOT NULL AND NOT disabled ORDER BY created_at, username`,
    );
    return rows.map(({ username, zh, en }) => ({ username, hint: { zh, en } }));
  }

  /**
   * An account for another system (`client_credentials`); `clientId` (UUID) is the `sub` of its tokens. Answers the
   * secret, of which only the hash is kept; `null` when there is such an account already, whose secret stays as it is.
   */
  async createService({ clientId, name, clientSecret }: NewServiceAccount): Promise<string | null> {
    const secret = clientSecret ?? randomBytes(32).toString('base64url');
    const { rowCount } = await this.pool.query(
      `INSERT INTO issuer.service_accounts (subject, name, secret_hash) VALUES ($1, $2, $3)
       ON CONFLICT (subject) DO NOTHING`,
      [clientId, name, hashSecret(secret)],
    );
    return rowCount === 0 ? null : secret;
  }

  /** Gets no more tokens from now on; those given out run out within 5 minutes. Without such an account nothing changes. */
  async disableService(clientId: string): Promise<void> {
    await this.pool.query('UPDATE issuer.service_accounts SET disabled = true WHERE subject::text = $1', [clientId]);
  }

  /** Name and hashed secret (hex) of a service account that is not disabled. */
  async findService(clientId: string): Promise<{ readonly name: string; readonly secretHash: string } | null> {
    const { rows } = await this.pool.query<{ name: string; secret_hash: Buffer }>(
      'SELECT name, secret_hash FROM issuer.service_accounts WHERE subject::text = $1 AND NOT disabled',
      [clientId],
    );
    const service = rows[0];
    return service === undefined ? null : { name: service.name, secretHash: service.secret_hash.toString('hex') };
  }

  private async change(subject: string, assignments: string, values: readonly unknown[]): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      const { rowCount } = await client.query(`UPDATE issuer.accounts SET ${assignments} WHERE subject::text = $1`, [
        subject,
        ...values,
      ]);
      if (rowCount === 0) throw unknownAccount();
      await client.query('DELETE FROM issuer.artifacts WHERE account::text = $1', [subject]);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }
}

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Whether `secret` is the one whose hash (hex) is kept. */
export function isSecret(secret: string, secretHash: string): boolean {
  return timingSafeEqual(hashSecret(secret), Buffer.from(secretHash, 'hex'));
}

function accepted(password: string): string {
  if (password.length >= MIN_PASSWORD && password.length <= MAX_PASSWORD) return password;
  throw new DomainError('ACCOUNT.PASSWORD_WEAK', 'invalid', {
    zh: `密码应为 ${MIN_PASSWORD} 至 ${MAX_PASSWORD} 个字符。`,
    en: `A password has ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`,
  });
}

function unknownAccount(): DomainError {
  return new DomainError('ACCOUNT.UNKNOWN', 'not-found', { zh: '没有这个账号。', en: 'There is no such account.' });
}
