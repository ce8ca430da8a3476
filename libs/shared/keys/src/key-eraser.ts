import type { Clock } from '@gongjian/shared-event-sourcing';
import type { ErasureList } from './erasure-list.js';
import type { Keyring } from './keyring.js';
import { fileOwner, type KeySelection, type KeyStore, personOwner, recordOwner } from './key-store.js';

export type ErasureTarget =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'record'; readonly stream: string }
  | { readonly kind: 'file'; readonly fileId: string };

export interface ReappliedErasures {
  /** Entries of the list. */
  readonly entries: number;
  /** Keys that stood again and were destroyed once more. */
  readonly destroyed: number;
  /** Lines of the list that cannot be read: tell an operator. */
  readonly unreadable: readonly number[];
}

/**
 * Port: makes personal values unreadable for ever by destroying their keys. The event that decides it comes first.
 */
export abstract class KeyEraser {
  /**
   * Puts the erasure on the list outside every backup, then destroys the target's key; for a person every key that
   * names that person. Both are durable when it answers; repeating it changes nothing. Other processes can no longer
   * open these values after 5 s.
   *
   * @param eventId the event that decided it
   */
  abstract erase(tenant: string, target: ErasureTarget, eventId: string): Promise<void>;
  /** Destroys again whatever is on the list. Run it at start and after every restore, before anything is read. */
  abstract reapplyErasures(): Promise<ReappliedErasures>;
}

const BATCH = 500;

export class KeyringEraser extends KeyEraser {
  constructor(
    private readonly store: KeyStore,
    private readonly keyring: Keyring,
    private readonly list: ErasureList,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async erase(tenant: string, target: ErasureTarget, eventId: string): Promise<void> {
    const at = this.clock.now();
    await this.list.append({ tenant, owner: targetOwner(target), eventId, at });
    await this.store.destroy(tenant, selectionOf([targetOwner(target)]), at);
    this.keyring.forget();
  }

  override async reapplyErasures(): Promise<ReappliedErasures> {
    const { entries, unreadable } = await this.list.read();
    const owners = new Map<string, Set<string>>();
    for (const { tenant, owner } of entries) owners.set(tenant, (owners.get(tenant) ?? new Set()).add(owner));
    let destroyed = 0;
    for (const [tenant, ofTenant] of owners) {
      const all = [...ofTenant];
      for (let start = 0; start < all.length; start += BATCH) {
        const selection = selectionOf(all.slice(start, start + BATCH));
        destroyed += await this.store.destroy(tenant, selection, this.clock.now());
      }
    }
    this.keyring.forget();
    return { entries: entries.length, destroyed, unreadable };
  }
}

function targetOwner(target: ErasureTarget): string {
  switch (target.kind) {
    case 'person':
      return personOwner(target.personId);
    case 'record':
      return recordOwner(target.stream);
    case 'file':
      return fileOwner(target.fileId);
  }
}

function selectionOf(owners: readonly string[]): KeySelection {
  const prefix = personOwner('');
  return {
    persons: owners.filter((owner) => owner.startsWith(prefix)).map((owner) => owner.slice(prefix.length)),
    owners: owners.filter((owner) => !owner.startsWith(prefix)),
  };
}
