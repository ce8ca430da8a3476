import { loadDefinition } from '@gongjian/plans-contracts';
import { definitionArrival, ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import type { ProgrammeVersionPublishedV1 } from '@gongjian/plans-contracts';
import type { PublishedProgrammes } from '@gongjian/plans-feature/ports';
import { watchedReads } from './watched-reads.js';

/** By programme and version, in the order they came. */
export type KnownDefinitions = Map<string, PublishedDefinition>;

/** What a context would keep in its table. All contexts hear everything at once, so one copy serves them. */
export class WorldDefinitions extends ProgrammeDefinitions {
  private known: KnownDefinitions = new Map();

  /** Takes down what is read of the definition of that key, as pointers; `null`: nobody asks. */
  watching: { readonly key: string; readonly reads: Set<string> } | null = null;

  /** Plans reads what it has published itself by these. */
  readonly asPlansKnows: Pick<PublishedProgrammes, 'require'> = {
    require: async (tenant, id, version) => {
      const found = version === null ? await this.latest(tenant, id) : await this.find(tenant, id, version);
      if (found === null) throw new TypeError(`the world has no version ${version ?? ''} of ${id}`);
      const { definition, authority } = found;
      return { id, version: found.version, definition, authority };
    },
  };

  use(known: KnownDefinitions): void {
    this.known = known;
  }

  keep({ programmeId: programme, version, rules, key, authority, definition }: ProgrammeVersionPublishedV1): void {
    const arrival = definitionArrival(programme, version);
    if (key !== undefined && authority !== undefined) {
      this.known.set(arrival, { programme, version, rules, key, authority, definition: loadDefinition(definition) });
    }
  }

  async find(_tenant: string, programme: string, version: number): Promise<PublishedDefinition | null> {
    return this.watched(this.known.get(definitionArrival(programme, version)) ?? null);
  }

  async latest(_tenant: string, programme: string): Promise<PublishedDefinition | null> {
    return this.newest((found) => found.programme === programme);
  }

  async latestOfKey(_tenant: string, key: string): Promise<PublishedDefinition | null> {
    return this.newest((found) => found.key === key);
  }

  async all(): Promise<readonly PublishedDefinition[]> {
    const newest = new Map([...this.known.values()].map((found) => [found.programme, found]));
    return [...newest.values()].sort((a, b) => (a.key < b.key ? -1 : 1)).map((found) => this.watched(found));
  }

  private newest(is: (found: PublishedDefinition) => boolean): PublishedDefinition | null {
    return this.watched([...this.known.values()].filter(is).at(-1) ?? null);
  }

  private watched<Found extends PublishedDefinition | null>(found: Found): Found {
    const { watching } = this;
    if (found === null || watching === null || watching.key !== found.key) return found;
    return { ...found, definition: watchedReads(found.definition, watching.reads) };
  }
}
