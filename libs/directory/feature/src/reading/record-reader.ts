import { Policy, type Action, type Principal } from '@gongjian/shared-access';
import { Clock, notFound } from '@gongjian/shared-event-sourcing';
import { localDateAt, type DomainEvent, type LocalDate } from '@gongjian/shared-kernel';
import {
  ReadModels,
  type HistoryPage,
  type ListOptions,
  type Page,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import type { HistoryQuery, OneQuery } from './requests.js';

/** A row, the day its validity is told for, and where it stands in the log. */
export interface Read<Row> {
  readonly id: string;
  readonly row: Row;
  readonly day: LocalDate;
  readonly revision: bigint;
  /** How far the read model had come. */
  readonly position: string | null;
}

export interface Reading {
  readonly principal: Principal;
  /** Position token that must be in what is read. */
  readonly after: string | undefined;
}

/** Reads of one tenant: the policy first, then as fresh as the caller asked for. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly readModels: ReadModels,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  today(): LocalDate {
    return localDateAt(this.clock.now());
  }

  /** @throws DomainError ACCESS.DENIED */
  require(principal: Principal, action: Action = 'directory.read'): void {
    this.policy.require(principal, action, { tenant: principal.tenant }, this.today());
  }

  /** @throws DomainError ACCESS.DENIED, RESOURCE.NOT_FOUND, READ.BEHIND, PROJECTION.STALLED */
  async one<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal, after }: Reading,
    id: string,
    query: OneQuery,
  ): Promise<Read<Row>> {
    this.require(principal);
    const { asOf, effectiveOn } = query;
    if (asOf === undefined) {
      await this.readModels.waitFor(definition, after);
      const found = await this.readModels.rowById(definition, principal.tenant, id);
      if (found === null) throw notFound();
      const { row, revision } = found;
      return { id, row, revision, day: effectiveOn ?? this.today(), position: await this.progress(definition) };
    }
    const then = await this.readModels.asOf(definition, principal.tenant, id, asOf);
    if (then === null) throw notFound();
    const moment = 'time' in asOf ? asOf.time : then.recordedAt;
    const day = effectiveOn ?? localDateAt(new Date(moment).toISOString());
    return { id, row: then.row, revision: then.revision, day, position: await this.readModels.token(then.position) };
  }

  /** The row as the log has it this moment. @throws DomainError ACCESS.DENIED, RESOURCE.NOT_FOUND */
  async latest<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal }: Reading,
    id: string,
  ): Promise<Row> {
    this.require(principal);
    const found = await this.readModels.asOf(definition, principal.tenant, id);
    if (found === null) throw notFound();
    return found.row;
  }

  /** @throws DomainError ACCESS.DENIED, REQUEST.INVALID_CURSOR, READ.BEHIND, PROJECTION.STALLED */
  async list<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal, after }: Reading,
    options: ListOptions,
  ): Promise<Page<Row> & { readonly position: string | null }> {
    this.require(principal);
    await this.readModels.waitFor(definition, after);
    const page = await this.readModels.list(definition, principal.tenant, options);
    return { ...page, position: await this.progress(definition) };
  }

  /** @throws DomainError ACCESS.DENIED, RESOURCE.NOT_FOUND */
  async history<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal }: Reading,
    id: string,
    { limit, cursor }: HistoryQuery,
  ): Promise<HistoryPage> {
    this.require(principal);
    const page = await this.readModels.history(definition, principal.tenant, id, {
      limit,
      ...(cursor === undefined ? {} : { after: cursor }),
    });
    if (page === null) throw notFound();
    return page;
  }

  private async progress<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
  ): Promise<string | null> {
    return this.readModels.progress(definition);
  }
}
