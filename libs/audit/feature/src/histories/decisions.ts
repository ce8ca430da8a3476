import type { TreeReading } from '../tree-reading.js';
import type { Principal } from '@gongjian/shared-access';
import type { EventStore } from '@gongjian/shared-event-sourcing';
import {
  aggregateIdOf,
  categoryOf,
  isUuid,
  notFound,
  type Position,
  type RecordedEvent,
} from '@gongjian/shared-event-sourcing';
import {
  MAX_BASIS_INPUTS,
  withoutPersonalValues,
  type Basis,
  type BasisInput,
  type BilingualText,
  type DomainEvent,
  type EventMetadata,
  type Fact,
  type Instant,
  type JsonValue,
  type ManyInputs,
  type UnitAsOf,
} from '@gongjian/shared-kernel';
import type { ReadModels } from '@gongjian/shared-projections';
import {
  kindOf,
  rowAsOf,
  rowChanges,
  type AnyProjection,
  type EventInPlace,
  type HistoryEntry,
  type RowChange,
} from '@gongjian/shared-projections';
import { basisInputs, byStream, type Recovery, type Reproduction } from '@gongjian/shared-records';
import { noDecision } from './histories.errors.js';
import { hasOwnPlace, placeOf, type RecordAccess } from './record-access.js';
import type { RecordedKinds } from './recorded-kinds.js';

/** Its leaf in the tenant's tree. */
export interface LeafPlace {
  readonly seq: number;
  readonly proof: string;
}

export interface RecordThen {
  readonly revision: string;
  readonly position: string;
  readonly recordedAt: Instant;
  /** As the read model has it, personal values `null`. */
  readonly row: unknown;
}

/** Why the reader is not shown it. */
export type Withheld = 'notYours' | 'unreadable';

export interface SeenRecord extends BasisInput {
  readonly kind: string | null;
  readonly id: string;
  readonly eventId: string | null;
  readonly then: RecordThen | null;
  readonly withheld: Withheld | null;
  readonly leaf: LeafPlace | null;
}

export interface DecidingVersion {
  readonly id: string;
  readonly version: number;
  readonly names: BilingualText | null;
  readonly authority: UnitAsOf;
  readonly rules: number;
  readonly publishedAt: Instant;
  /** Of the event that published it. */
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly leaf: LeafPlace | null;
}

export interface Again {
  readonly rules: number;
  readonly same: boolean;
  readonly differences: readonly RowChange[];
}

/** Of more inputs than the event lists. */
export interface ManySeen extends ManyInputs {
  /** The list was made again from the log, and its hash is the recorded one; `inputs` are a part of it. */
  readonly found: boolean;
  /** Where the next part begins; `null`: there is none. */
  readonly next: number | null;
}

export interface DecisionContext {
  readonly stream: string;
  readonly kind: string;
  readonly id: string;
  readonly event: HistoryEntry;
  readonly leaf: LeafPlace | null;
  readonly before: RecordThen | null;
  readonly basis: Basis;
  readonly programme: DecidingVersion | null;
  readonly inputs: readonly SeenRecord[];
  readonly many: ManySeen | null;
  readonly reproduced: Again | null;
}

interface ProgrammeRow {
  readonly authority: UnitAsOf;
  readonly names: BilingualText | null;
  readonly versions: readonly {
    readonly version: number;
    readonly rules: number;
    readonly definition: JsonValue;
    readonly publishedAt: Instant;
  }[];
}

interface Seen {
  readonly input: BasisInput;
  readonly definition: AnyProjection | null;
  /** Up to the revision that the basis names; `null`: not the reader's to see. */
  readonly facts: readonly Fact[] | null;
}

interface Published {
  readonly row: ProgrammeRow;
  readonly version: ProgrammeRow['versions'][number];
  readonly fact: Fact;
}

interface DecisionsParts {
  readonly kinds: RecordedKinds;
  readonly reproductions: readonly Reproduction[];
  readonly recoveries: readonly Recovery[];
  readonly models: ReadModels;
  readonly store: EventStore;
  readonly trees: TreeReading;
  readonly access: RecordAccess;
}

const PROGRAMME = 'programme';
const PUBLISHED = 'ProgrammeVersionPublished';

/** What there was to see for whoever decided something, folded from the log at the revisions that the decision names. */
export class Decisions {
  constructor(private readonly parts: DecisionsParts) {}

  /**
   * @param at position token of the event
   * @param from of more inputs than an event lists, the first that is shown
   * @throws DomainError RESOURCE.NOT_FOUND, ACCESS.DENIED, DECISION.NONE, REQUEST.INVALID_POSITION
   */
  async of(principal: Principal, eventId: string, at: string, from = 0): Promise<DecisionContext> {
    const { kinds, models, access } = this.parts;
    const { tenant } = principal;
    const recorded = await this.recordedAt(await models.positionOf(at));
    if (recorded === null || recorded.id !== eventId) throw notFound();
    const id = aggregateIdOf(recorded.stream);
    const definition = kinds.of(categoryOf(recorded.stream));
    if (definition === null || !isUuid(id)) throw notFound();
    const found = await models.eventAt(definition, tenant, id, recorded.revision);
    if (found === null) throw notFound();
    access.require(principal, placeOf(definition, found.after?.row ?? found.before?.row ?? {}));
    const basis = basisIn(found.fact);
    if (basis === null) throw noDecision(recorded.type);
    const many = 'count' in basis.inputs ? basis.inputs : null;
    const named = 'count' in basis.inputs ? await this.found(tenant, found, basis.inputs) : basis.inputs;
    const part = named === null ? [] : many === null ? named : named.slice(from, from + MAX_BASIS_INPUTS);
    const seen = await this.seenBy(principal, part);
    const published = await this.published(tenant, basis, recorded.position);
    const facts = [
      found.fact,
      ...seen.flatMap((each) => each.facts?.at(-1) ?? []),
      ...(published ? [published.fact] : []),
    ];
    const leaves = await this.leaves(principal, facts);
    const token = (position: Position): Promise<string> => models.token(position);
    return {
      stream: recorded.stream,
      kind: kindOf(definition),
      id,
      event: withoutPersonalValues(found.entry) as HistoryEntry,
      leaf: leaves.get(found.fact.position) ?? null,
      before: found.before === null ? null : await this.recordThen(found.before, token),
      basis,
      programme:
        published === null
          ? null
          : {
              id: basis.programme,
              version: published.version.version,
              names: published.row.names,
              authority: published.row.authority,
              rules: published.version.rules,
              publishedAt: published.version.publishedAt,
              stream: published.fact.stream,
              revision: String(published.fact.revision),
              position: await token(published.fact.position),
              leaf: leaves.get(published.fact.position) ?? null,
            },
      inputs: await Promise.all(seen.map((each) => this.shown(principal, each, definition, leaves, token))),
      many:
        many === null
          ? null
          : {
              ...many,
              found: named !== null,
              next: named !== null && from + part.length < named.length ? from + part.length : null,
            },
      reproduced: published === null || many !== null ? null : this.reproduced(found, basis, seen, published),
    };
  }

  /** The event at a position, `null` where none stands. */
  private async recordedAt(position: Position): Promise<RecordedEvent | null> {
    const { store } = this.parts;
    const { last } = await store.head();
    if (last === null || position.length !== last.position.length || position > last.position) return null;
    const [before] = await store.readAll({ after: position, direction: 'backwards', limit: 1 });
    const [event] = await store.readAll({ after: before?.position ?? null, limit: 1 });
    return event?.position === position ? event : null;
  }

  /** What a decision saw of which it kept the hash; `null` where the log does not lead to the same list. */
  private async found(
    tenant: string,
    { fact, facts }: EventInPlace<object>,
    many: ManyInputs,
  ): Promise<readonly BasisInput[] | null> {
    const category = categoryOf(fact.stream);
    const way = this.parts.recoveries.find((each) => each.category === category && each.type === fact.event.type);
    if (way === undefined) return null;
    const since = facts.slice(0, -1).findLast(({ event }) => event.type === way.since);
    const log = this.log(tenant, way.categories, { after: since?.position ?? null, before: fact.position });
    const inputs = byStream(await way.inputs(fact, log));
    const hashed = basisInputs(inputs);
    return 'count' in hashed && hashed.sha256 === many.sha256 ? inputs : null;
  }

  private async *log(
    tenant: string,
    categories: readonly string[],
    { after: start, before }: { readonly after: Position | null; readonly before: Position },
  ): AsyncGenerator<RecordedEvent> {
    for (let after = start; ;) {
      const page = await this.parts.store.readAll({ after, filter: { categories } });
      for (const event of page) {
        if (event.position >= before) return;
        if ((JSON.parse(event.metadata) as EventMetadata).tenant === tenant) yield event;
      }
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.position;
    }
  }

  private async seenBy({ tenant }: Principal, inputs: readonly BasisInput[]): Promise<readonly Seen[]> {
    const { kinds, models } = this.parts;
    return Promise.all(
      inputs.map(async (input) => {
        const definition = kinds.of(categoryOf(input.stream));
        const facts =
          definition === null
            ? null
            : await models.factsUpTo(definition, tenant, aggregateIdOf(input.stream), BigInt(input.revision));
        return { input, definition, facts };
      }),
    );
  }

  private async shown(
    principal: Principal,
    { input, definition, facts }: Seen,
    deciding: AnyProjection,
    leaves: ReadonlyMap<Position, LeafPlace>,
    token: (position: Position) => Promise<string>,
  ): Promise<SeenRecord> {
    const id = aggregateIdOf(input.stream);
    const kind = definition === null ? null : kindOf(definition);
    const hidden = { ...input, kind, id, eventId: null, then: null, leaf: null };
    if (definition === null) return { ...hidden, withheld: 'unreadable' };
    const row = facts === null ? null : rowAsOf(definition, id, facts, null);
    if (facts === null) return { ...hidden, withheld: 'notYours' };
    // What has no place of its own is of the subject that was decided on.
    const placed = row !== null && (hasOwnPlace(definition) || definition === deciding);
    if (placed && !this.parts.access.allows(principal, placeOf(definition, row.row))) {
      return { ...hidden, withheld: 'notYours' };
    }
    const last = facts.at(-1);
    return {
      ...input,
      kind,
      id,
      eventId: last?.id ?? null,
      then: row === null ? null : await this.recordThen(row, token),
      withheld: null,
      leaf: last === undefined ? null : (leaves.get(last.position) ?? null),
    };
  }

  private async recordThen(
    { revision, position, recordedAt, row }: NonNullable<EventInPlace<object>['before']>,
    token: (position: Position) => Promise<string>,
  ): Promise<RecordThen> {
    return {
      revision: String(revision),
      position: await token(position),
      recordedAt,
      row: withoutPersonalValues(row),
    };
  }

  /** The version of the programme, as it stood when the decision was recorded. */
  private async published(tenant: string, basis: Basis, before: Position): Promise<Published | null> {
    const { kinds, models } = this.parts;
    const definition = kinds.of(PROGRAMME);
    if (definition === null) return null;
    const facts = (await models.factsUpTo(definition, tenant, basis.programme)) ?? [];
    const fact = facts.find(({ event, position }) => position < before && publishes(event, basis.version));
    if (fact === undefined) return null;
    const row = rowAsOf(definition, basis.programme, facts.slice(0, Number(fact.revision) + 1), null)?.row as
      ProgrammeRow | undefined;
    const version = row?.versions.find((each) => each.version === basis.version);
    return row === undefined || version === undefined ? null : { row, version, fact };
  }

  private reproduced(
    { facts, fact }: EventInPlace<object>,
    { rules, programme, version }: Basis,
    seen: readonly Seen[],
    published: Published,
  ): Again | null {
    const category = categoryOf(fact.stream);
    const way = this.parts.reproductions.find((each) => each.category === category && each.type === fact.event.type);
    if (way === undefined || seen.some((each) => each.facts === null)) return null;
    const { authority } = published.row;
    const { definition } = published.version;
    const again = way.reproduce({
      programme: { programme, version, rules, authority, definition },
      facts,
      seen: (asked) =>
        seen.flatMap((each) => (categoryOf(each.input.stream) === asked && each.facts !== null ? [each.facts] : [])),
    });
    if (again === null) return null;
    const differences = rowChanges(withoutPersonalValues(again.recorded), withoutPersonalValues(again.again));
    return { rules, same: differences.length === 0, differences };
  }

  private async leaves(principal: Principal, facts: readonly Fact[]): Promise<ReadonlyMap<Position, LeafPlace>> {
    const { trees, models, access } = this.parts;
    const { tenant } = principal;
    if (models.limited() || !access.readsLog(principal)) return new Map();
    const tree = (await trees.treesOf(tenant)).at(-1);
    if (tree === undefined) return new Map();
    const own = facts.filter(({ metadata }) => metadata.tenant === tenant).map(({ position }) => position);
    const sequences = await trees.sequences(tree, own);
    return new Map(
      [...sequences].map(([position, seq]) => [
        position,
        { seq, proof: `/api/audit/v1/trees/${tenant}/${tree.number}/proofs/${seq}` },
      ]),
    );
  }
}

function publishes({ type, data }: DomainEvent, version: number): boolean {
  return type === PUBLISHED && (data as { readonly version?: unknown }).version === version;
}

function basisIn({ event }: Fact): Basis | null {
  const { basis } = (event.data ?? {}) as { readonly basis?: Basis };
  return basis ?? null;
}
