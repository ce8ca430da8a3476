import type { Keyring } from './keyring.js';
import { fileOwner } from './key-store.js';

/** Port: one key per stored file. */
export abstract class FileKeys {
  /** The file's key, made durably when there is none; `null` once it was destroyed. */
  abstract keyFor(tenant: string, fileId: string): Promise<Buffer | null>;
  /** The file's key as it stands: `null` once it was destroyed, `undefined` when none was ever made. */
  abstract find(tenant: string, fileId: string): Promise<Buffer | null | undefined>;
}

export class KeyringFileKeys extends FileKeys {
  constructor(private readonly keyring: Keyring) {
    super();
  }

  override async keyFor(tenant: string, fileId: string): Promise<Buffer | null> {
    const owner = fileOwner(fileId);
    return (await this.keyring.ofOwners(tenant, [{ owner }])).get(owner)?.bytes ?? null;
  }

  override async find(tenant: string, fileId: string): Promise<Buffer | null | undefined> {
    return (await this.keyring.existing(tenant, fileOwner(fileId)))?.bytes;
  }
}
