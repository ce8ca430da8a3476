import type { Instant } from '@gongjian/shared-kernel';
import type { ErasureEntry } from './erasure-list.js';
import { fileOwner, personOwner } from './key-store.js';

/** What a list of erasures says of keys and files that are brought back. */
export class ErasedOwners {
  private readonly erased = new Map<string, Instant>();

  constructor(readonly entries: readonly ErasureEntry[]) {
    for (const { tenant, owner, at } of entries) {
      const key = `${tenant}/${owner}`;
      if (!this.erased.has(key)) this.erased.set(key, at);
    }
  }

  /** When the key was destroyed: its owner was erased, or the person whom it names; `null` when it stands. */
  keyErasedAt(tenant: string, owner: string, personId: string | null): Instant | null {
    return (
      this.erased.get(`${tenant}/${owner}`) ??
      (personId === null ? null : (this.erased.get(`${tenant}/${personOwner(personId)}`) ?? null))
    );
  }

  isFileErased(tenant: string, fileId: string): boolean {
    return this.erased.has(`${tenant}/${fileOwner(fileId)}`);
  }
}
