import type { Principal } from '@gongjian/shared-access';
import { Opener } from '@gongjian/shared-event-sourcing';
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
  type FileNames,
  type ListFilter,
  type MatchedAs,
  type ProjectedRow,
  type SearchProjection,
} from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import type { May } from '../may.js';
import { RecordReader, type Reading } from '../record-reader.js';
import type { FoundText, SearchAnswer, SearchItem } from './search.answer.js';
import type { SearchQuery } from './search.request.js';

/** A kind of records that is searched. */
export interface SearchKind<Kind extends string> {
  readonly kind: Kind;
  readonly definition: SearchProjection<Findable, DomainEvent>;
  /** As the list of these records: one of them holds for what the caller may see; empty: all. @throws DomainError ACCESS.DENIED */
  scope(reader: RecordReader, principal: Principal): Promise<readonly ListFilter[]>;
}

/** What a context has that is searched. */
export interface Searched<Kind extends string> {
  /** Those that there are the most of come last. */
  readonly kinds: readonly SearchKind<Kind>[];
  /** Names of the files its records hold. */
  readonly files?: FileNames<DomainEvent>;
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

interface Allowed<Kind extends string> {
  readonly kind: Kind;
  readonly definition: SearchProjection<Findable, DomainEvent>;
  readonly anyOf: readonly ListFilter[];
}

interface Found<Kind extends string> {
  readonly kind: Kind;
  readonly matched: MatchedAs;
  readonly record: ProjectedRow<Findable>;
  /** By whose name it was found; `null`: by what it says itself. */
  readonly file: { readonly id: string; readonly name: string } | null;
}

interface Looked<Kind extends string> {
  readonly found: readonly Found<Kind>[];
  readonly more: boolean;
  /** Of these the time ran out. */
  readonly unfinished: readonly Kind[];
}

/** Searches the records of a context, of those kinds that the caller may read. */
@Injectable()
export class RecordsSearch {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly opener: Opener,
  ) {}

  /** @throws DomainError ACCESS.DENIED where none of the kinds may be read, READ.BEHIND, PROJECTION.STALLED */
  async find<Kind extends string>(
    { kinds: all, files }: Searched<Kind>,
    { principal, after }: Reading,
    { q, kinds, limit }: SearchQuery<Kind>,
  ): Promise<SearchAnswer<Kind>> {
    const { tenant } = principal;
    const asked = kinds === undefined ? all : all.filter(({ kind }) => kinds.includes(kind));
    const allowed = await this.allowed(asked, principal);
    const holders = allowed.filter(({ definition }) => definition.holdsFiles);
    const ofFiles = files === undefined || holders.length === 0 ? [] : [files];
    const read = [...allowed.map(({ definition }) => definition), ...ofFiles];
    await Promise.all(read.map((definition) => this.models.waitFor(definition, after)));
    const { text: folded } = fold(q);
    const until = performance.now() + WITHIN_MS;
    const looked = await Promise.all([
      this.inTexts(tenant, allowed, { folded, limit, until }),
      ...ofFiles.map((names) => this.inFileNames(tenant, names, holders, { folded, limit, until })),
    ]);
    const found = looked.flatMap((each) => each.found);
    const more = looked.some((each) => each.more);
    found.sort(
      (a, b) =>
        TIERS.indexOf(a.matched) - TIERS.indexOf(b.matched) ||
        newestFirst(a.record.row, b.record.row) ||
        ownFirst(a, b),
    );
    const records = eachOnce(found);
    const unfinished = [...new Set(looked.flatMap((each) => each.unfinished))];
    const items = records.slice(0, limit).map((each) => itemOf(each, folded));
    return { items, more: more || records.length > limit, unfinished };
  }

  /** One kind after the other: each has half of the time that is left, the last one all of it. */
  private async inTexts<Kind extends string>(
    tenant: string,
    kinds: readonly Allowed<Kind>[],
    { folded, limit, until: end }: Options,
  ): Promise<Looked<Kind>> {
    const found: Found<Kind>[] = [];
    let more = false;
    const unfinished: Kind[] = [];
    for (const [index, { kind, definition, anyOf }] of kinds.entries()) {
      const now = performance.now();
      const until = index === kinds.length - 1 ? end : now + Math.max(end - now, 0) / 2;
      const result = await this.models.search(definition, tenant, { folded, anyOf, limit, until });
      found.push(...result.rows.map((record) => ({ kind, matched: record.matched, record, file: null })));
      more ||= result.more;
      if (result.outOfTime) unfinished.push(kind);
    }
    return { found, more, unfinished };
  }

  private async inFileNames<Kind extends string>(
    tenant: string,
    names: FileNames<DomainEvent>,
    holders: readonly Allowed<Kind>[],
    options: Options,
  ): Promise<Looked<Kind>> {
    const { found, more, outOfTime } = await this.models.searchFiles(names, tenant, { ...options, holders });
    const sealed = found.map(({ file }) => file.row.name);
    const clear = await this.opener.open<readonly (string | null)[]>(tenant, sealed);
    return {
      found: found.flatMap(({ file: { id, matched }, holders: { kind }, record }, index) => {
        const name = clear[index] ?? null;
        return name === null ? [] : [{ kind, matched, record, file: { id, name } }];
      }),
      more,
      unfinished: outOfTime ? holders.map(({ kind }) => kind) : [],
    };
  }

  private async allowed<Kind extends string>(
    kinds: readonly SearchKind<Kind>[],
    principal: Principal,
  ): Promise<readonly Allowed<Kind>[]> {
    const allowed: Allowed<Kind>[] = [];
    let denied: DomainError | null = null;
    for (const { kind, definition, scope } of kinds) {
      try {
        allowed.push({ kind, definition, anyOf: await scope(this.reader, principal) });
      } catch (error) {
        if (!isDomainError(error) || error.code !== 'ACCESS.DENIED') throw error;
        denied ??= error;
      }
    }
    if (allowed.length === 0 && denied !== null) throw denied;
    return allowed;
  }
}

interface Options {
  readonly folded: string;
  readonly limit: number;
  readonly until: number;
}

/** A record by what it was found by first. */
function eachOnce<Kind extends string>(found: readonly Found<Kind>[]): readonly Found<Kind>[] {
  const records = new Map<string, Found<Kind>>();
  for (const each of found) if (!records.has(each.record.id)) records.set(each.record.id, each);
  return [...records.values()];
}

function itemOf<Kind extends string>({ kind, record, file }: Found<Kind>, folded: string): SearchItem<Kind> {
  const { title, subtitle, texts, leadsTo } = record.row;
  const of = { kind, id: record.id, title, subtitle, matched: matchesIn(title, folded) };
  if (file === null) return { ...of, found: of.matched.length > 0 ? null : foundBy(texts, folded), leadsTo };
  const found = { kind: 'file', text: file.name, matched: matchesIn(file.name, folded) } as const;
  return { ...of, found, leadsTo: { ...leadsTo, fileId: file.id } };
}

function foundBy(texts: readonly FindableText[], folded: string): FoundText | null {
  const holding = texts
    .map(({ kind, text }) => ({ kind, text, matched: matchesIn(text, folded) }))
    .filter(({ matched }) => matched.length > 0);
  return holding.find(({ text }) => fold(text).text === folded) ?? holding[0] ?? null;
}

function newestFirst(a: Findable, b: Findable): number {
  if (a.id === b.id) return 0;
  if (a.since === b.since) return a.id < b.id ? 1 : -1;
  return a.since < b.since ? 1 : -1;
}

function ownFirst(a: Found<string>, b: Found<string>): number {
  return Number(a.file !== null) - Number(b.file !== null);
}
