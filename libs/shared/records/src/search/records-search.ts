import type { Principal } from '@gongjian/shared-access';
import {
  isDomainError,
  type DomainError,
  type DomainEvent,
  type Findable,
  type FindableText,
} from '@gongjian/shared-kernel';
import {
  fold,
  matchesIn,
  ReadModels,
  type ListFilter,
  type MatchedAs,
  type SearchedRow,
  type SearchProjection,
} from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import type { May } from '../may.js';
import { RecordReader, type Reading } from '../record-reader.js';
import type { SearchAnswer, SearchItem } from './search.answer.js';
import type { SearchQuery } from './search.request.js';

/** A kind of records that is searched. */
export interface SearchKind<Kind extends string> {
  readonly kind: Kind;
  readonly definition: SearchProjection<Findable, DomainEvent>;
  /** As the list of these records: one of them holds for what the caller may see; empty: all. @throws DomainError ACCESS.DENIED */
  scope(reader: RecordReader, principal: Principal): Promise<readonly ListFilter[]>;
}

/** Who may do that anywhere sees all of them, as in their list. */
export function everything(action: May['action']): SearchKind<string>['scope'] {
  return async (reader, principal) => {
    await reader.scope(principal, action);
    return [];
  };
}

/** Those of the divisions and units of the right, as in their list. */
export function within(action: May['action']): SearchKind<string>['scope'] {
  return (reader, principal) => reader.scope(principal, action);
}

/** All kinds together answer in this. */
const WITHIN_MS = 250;
const TIERS: readonly MatchedAs[] = ['whole', 'beginning', 'part'];

interface Found<Kind extends string> {
  readonly kind: Kind;
  readonly hit: SearchedRow<Findable>;
}

/** Searches the records of a context, of those kinds that the caller may read. */
@Injectable()
export class RecordsSearch {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
  ) {}

  /** @throws DomainError ACCESS.DENIED where none of the kinds may be read, READ.BEHIND, PROJECTION.STALLED */
  async find<Kind extends string>(
    all: readonly SearchKind<Kind>[],
    { principal, after }: Reading,
    { q, kinds, limit }: SearchQuery<Kind>,
  ): Promise<SearchAnswer<Kind>> {
    const asked = kinds === undefined ? all : all.filter(({ kind }) => kinds.includes(kind));
    const allowed = await this.allowed(asked, principal);
    await Promise.all(allowed.map(({ kind: { definition } }) => this.models.waitFor(definition, after)));
    const { text: folded } = fold(q);
    const end = performance.now() + WITHIN_MS;
    const found: Found<Kind>[] = [];
    let more = false;
    const unfinished: Kind[] = [];
    for (const [index, { kind, anyOf }] of allowed.entries()) {
      const now = performance.now();
      const until = now + Math.max(end - now, 0) / (allowed.length - index);
      const result = await this.models.search(kind.definition, principal.tenant, { folded, anyOf, limit, until });
      found.push(...result.rows.map((hit) => ({ kind: kind.kind, hit })));
      more ||= result.more;
      if (result.outOfTime) unfinished.push(kind.kind);
    }
    found.sort(
      (a, b) => TIERS.indexOf(a.hit.matched) - TIERS.indexOf(b.hit.matched) || newestFirst(a.hit.row, b.hit.row),
    );
    const items = found.slice(0, limit).map((each) => itemOf(each, folded));
    return { items, more: more || found.length > limit, unfinished };
  }

  private async allowed<Kind extends string>(
    kinds: readonly SearchKind<Kind>[],
    principal: Principal,
  ): Promise<readonly { readonly kind: SearchKind<Kind>; readonly anyOf: readonly ListFilter[] }[]> {
    const allowed: { readonly kind: SearchKind<Kind>; readonly anyOf: readonly ListFilter[] }[] = [];
    let denied: DomainError | null = null;
    for (const kind of kinds) {
      try {
        allowed.push({ kind, anyOf: await kind.scope(this.reader, principal) });
      } catch (error) {
        if (!isDomainError(error) || error.code !== 'ACCESS.DENIED') throw error;
        denied ??= error;
      }
    }
    if (allowed.length === 0 && denied !== null) throw denied;
    return allowed;
  }
}

function itemOf<Kind extends string>({ kind, hit: { id, row } }: Found<Kind>, folded: string): SearchItem<Kind> {
  const { title, subtitle, texts, leadsTo } = row;
  const matched = matchesIn(title, folded);
  const found = matched.length > 0 ? null : foundBy(texts, folded);
  return { kind, id, title, subtitle, matched, found, leadsTo };
}

function foundBy(texts: readonly FindableText[], folded: string): SearchItem<string>['found'] {
  const holding = texts
    .map(({ kind, text }) => ({ kind, text, matched: matchesIn(text, folded) }))
    .filter(({ matched }) => matched.length > 0);
  return holding.find(({ text }) => fold(text).text === folded) ?? holding[0] ?? null;
}

function newestFirst(a: Findable, b: Findable): number {
  if (a.since === b.since) return a.id < b.id ? 1 : -1;
  return a.since < b.since ? 1 : -1;
}
