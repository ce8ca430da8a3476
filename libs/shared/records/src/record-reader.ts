import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock, notFound, Opener } from '@gongjian/shared-event-sourcing';
import {
  isDomainError,
  localDateAt,
  type DomainError,
  type DomainEvent,
  type LocalDate,
} from '@gongjian/shared-kernel';
import {
  ReadModels,
  type AsOf,
  type HistoryPage,
  type ListFilter,
  type ListOptions,
  type Page,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import type { May } from './may.js';
import { notYetRecorded } from './not-yet-recorded.js';
import type { OpenedRow } from './opened-row.js';

export interface Reading {
  readonly principal: Principal;
  /** Position token that must be in what is read. */
  readonly after: string | undefined;
}

export interface ReadOne extends Reading {
  readonly id: string;
  /** `null`: as it is now. */
  readonly asOf: AsOf | null;
}

/** A record with its personal values sealed. */
export interface SealedRecord<Row> {
  readonly row: Row;
  readonly revision: bigint;
  /** How far the reader had come; of the record itself for a past moment. */
  readonly position: string | null;
  /** The day of the moment it is read for. */
  readonly day: LocalDate;
}

/** A record with its personal values in clear. */
export type OneRecord<Row> = SealedRecord<OpenedRow<Row>>;

/** What the reader must be allowed: told beforehand, or from the row where it depends on what is read. */
export type MayRead<Row> = May | ((row: Row) => May);

/** Which part of a history: entries after the revision `cursor`. */
export interface HistoryPart {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Single records, lists and histories of one tenant, for those who may read them, as fresh as they ask for. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly models: ReadModels,
    private readonly opener: Opener,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  today(): LocalDate {
    return localDateAt(this.clock.now());
  }

  /** @throws DomainError ACCESS.DENIED */
  require(principal: Principal, { action, resource }: May): void {
    this.policy.require(principal, action, { tenant: principal.tenant, ...resource }, this.today());
  }

  /** @throws DomainError RESOURCE.NOT_FOUND, RESOURCE.NOT_YET_RECORDED, ACCESS.DENIED, READ.BEHIND, PROJECTION.STALLED */
  async one<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    asked: ReadOne,
    may: MayRead<Row>,
  ): Promise<OneRecord<Row>> {
    const found = await this.sealedOne(definition, asked, may);
    return { ...found, row: await this.opener.open<OpenedRow<Row>>(asked.principal.tenant, found.row) };
  }

  /** {@link one} for a caller that opens only part of it. */
  async sealedOne<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal, id, after, asOf }: ReadOne,
    may: MayRead<Row>,
  ): Promise<SealedRecord<Row>> {
    const { tenant } = principal;
    this.requireBefore(principal, may);
    if (asOf === null) {
      await this.models.waitFor(definition, after);
      const found = await this.models.rowById(definition, tenant, id);
      if (found === null) throw notFound();
      this.requireFor(principal, may, found.row);
      const { row, revision } = found;
      return { row, revision, position: await this.models.progress(definition), day: this.today() };
    }
    const then = await this.models.asOf(definition, tenant, id, asOf);
    if (then === null) throw await this.whyNoneThen(definition, principal, id, may);
    this.requireFor(principal, may, then.row);
    const { row, revision, position } = then;
    const moment = 'time' in asOf ? new Date(asOf.time).toISOString() : then.recordedAt;
    return { row, revision, position: await this.models.token(position), day: localDateAt(moment) };
  }

  /** The row as the log has it this moment. @throws DomainError RESOURCE.NOT_FOUND, ACCESS.DENIED */
  async latest<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    principal: Principal,
    id: string,
    may: MayRead<Row>,
  ): Promise<Row> {
    this.requireBefore(principal, may);
    const found = await this.models.asOf(definition, principal.tenant, id);
    if (found === null) throw notFound();
    this.requireFor(principal, may, found.row);
    return found.row;
  }

  /** Personal values are sealed. @throws DomainError ACCESS.DENIED, REQUEST.INVALID_CURSOR, READ.BEHIND, PROJECTION.STALLED */
  async list<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal, after }: Reading,
    may: May,
    options: ListOptions,
  ): Promise<Page<Row> & { readonly position: string | null }> {
    this.require(principal, may);
    await this.models.waitFor(definition, after);
    const page = await this.models.list(definition, principal.tenant, options);
    return { ...page, position: await this.models.progress(definition) };
  }

  /** Oldest first. Read from the log: never behind. @throws DomainError RESOURCE.NOT_FOUND, ACCESS.DENIED */
  async history<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    principal: Principal,
    id: string,
    part: HistoryPart,
    may: MayRead<Row>,
  ): Promise<HistoryPage> {
    const sealed = await this.sealedHistory(definition, principal, id, part, may);
    return this.opener.open<HistoryPage>(principal.tenant, sealed);
  }

  /** {@link history} for a caller that opens only part of it. */
  async sealedHistory<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    principal: Principal,
    id: string,
    { cursor, limit }: HistoryPart,
    may: MayRead<Row>,
  ): Promise<HistoryPage> {
    const { tenant } = principal;
    if (typeof may === 'function') await this.latest(definition, principal, id, may);
    else this.require(principal, may);
    const history = await this.models.history(definition, tenant, id, {
      limit,
      ...(cursor === undefined ? {} : { after: cursor }),
    });
    if (history === null) throw notFound();
    return history;
  }

  /** Conditions for the rows the caller may see; empty for every row of the tenant. @throws DomainError ACCESS.DENIED */
  async scope(principal: Principal, action: May['action']): Promise<readonly ListFilter[]> {
    const { divisionIds, unitIds } = await this.policy.scope(principal, action, this.today());
    if (divisionIds === 'all' || unitIds === 'all') return [];
    const ofUnits = { unit_ids: { overlaps: unitIds } };
    if (divisionIds.length === 0) return [ofUnits];
    const inDivisions = { division_id: { in: divisionIds } };
    return unitIds.length === 0 ? [inDivisions] : [inDivisions, ofUnits];
  }

  /** What `where` holds for where the caller has that right, to be listed as one of others; nothing for who has none. */
  async waitsFor(principal: Principal, action: May['action'], where: ListFilter): Promise<readonly ListFilter[]> {
    try {
      const scope = await this.scope(principal, action);
      return scope.length === 0 ? [where] : scope.map((within) => ({ ...within, ...where }));
    } catch (error) {
      if (isDomainError(error) && error.code === 'ACCESS.DENIED') return [];
      throw error;
    }
  }

  /** What waits for the caller: rows one of `anyOf` holds for. @throws DomainError REQUEST.INVALID_CURSOR, READ.BEHIND, PROJECTION.STALLED */
  async waiting<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal, after }: Reading,
    anyOf: readonly ListFilter[],
    options: Omit<ListOptions, 'anyOf'>,
  ): Promise<Page<Row>> {
    if (anyOf.length === 0) return { rows: [], next: null };
    await this.models.waitFor(definition, after);
    return this.models.list(definition, principal.tenant, { ...options, anyOf });
  }

  /** Who may read the record as it is now is told since when there is one. */
  private async whyNoneThen<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    principal: Principal,
    id: string,
    may: MayRead<Row>,
  ): Promise<DomainError> {
    const { tenant } = principal;
    const latest = await this.models.asOf(definition, tenant, id);
    if (latest === null) return notFound();
    this.requireFor(principal, may, latest.row);
    const first = (await this.models.history(definition, tenant, id, { limit: 1 }))?.entries[0];
    return first === undefined ? notFound() : notYetRecorded(first.recordedAt);
  }

  private requireBefore<Row>(principal: Principal, may: MayRead<Row>): void {
    if (typeof may !== 'function') this.require(principal, may);
  }

  private requireFor<Row>(principal: Principal, may: MayRead<Row>, row: Row): void {
    if (typeof may === 'function') this.require(principal, may(row));
  }
}
