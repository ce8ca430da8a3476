import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock, notFound, Opener } from '@gongjian/shared-event-sourcing';
import { localDateAt, type DomainEvent, type LocalDate } from '@gongjian/shared-kernel';
import {
  ReadModels,
  type AsOf,
  type HistoryEntry,
  type HistoryPage,
  type ListFilter,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import type { May } from '../acting/record-writer.js';
import type { OpenedRow } from './opened-row.js';

export interface ReadOne {
  readonly principal: Principal;
  readonly id: string;
  readonly after: string | undefined;
  readonly asOf: AsOf | null;
}

export interface OneRecord<Row> {
  readonly row: OpenedRow<Row>;
  readonly revision: bigint;
  /** How far the reader had come; of the record itself for a past moment. */
  readonly position: string | null;
}

export type HistoryAnswer = HistoryPage;

/** Single records and their histories, for those who may read them; personal values are opened here. */
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

  /** @throws DomainError RESOURCE.NOT_FOUND, ACCESS.DENIED, READ.BEHIND, PROJECTION.STALLED */
  async one<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal, id, after, asOf }: ReadOne,
    may: (row: Row) => May,
  ): Promise<OneRecord<Row>> {
    const { tenant } = principal;
    if (asOf === null) await this.models.waitFor(definition, after);
    const found =
      asOf === null
        ? await this.models.rowById(definition, tenant, id)
        : await this.models.asOf(definition, tenant, id, asOf);
    if (found === null) throw notFound();
    this.require(principal, may(found.row));
    return {
      row: await this.opener.open<OpenedRow<Row>>(tenant, found.row),
      revision: found.revision,
      position: asOf === null ? await this.models.progress(definition) : await this.models.token(found.position),
    };
  }

  /** Oldest first. Read from the log: never behind. */
  async history<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    principal: Principal,
    id: string,
    { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
    resource: (row: Row) => May['resource'],
  ): Promise<HistoryAnswer> {
    const { tenant } = principal;
    const latest = await this.models.asOf(definition, tenant, id);
    if (latest === null) throw notFound();
    this.require(principal, { action: 'history.read', resource: resource(latest.row) });
    const history = await this.models.history(definition, tenant, id, {
      limit,
      ...(cursor === undefined ? {} : { after: cursor }),
    });
    if (history === null) throw notFound();
    return {
      entries: await this.opener.open<readonly HistoryEntry[]>(tenant, history.entries),
      next: history.next,
    };
  }

  /** Conditions for the rows the caller may see; empty for every row of the tenant. */
  async scope(principal: Principal, action: May['action']): Promise<readonly ListFilter[]> {
    const { divisionIds, unitIds } = await this.policy.scope(principal, action, this.today());
    if (divisionIds === 'all' || unitIds === 'all') return [];
    const ofUnits = { unit_ids: { overlaps: unitIds } };
    if (divisionIds.length === 0) return [ofUnits];
    const inDivisions = { division_id: { in: divisionIds } };
    return unitIds.length === 0 ? [inDivisions] : [inDivisions, ofUnits];
  }

  private require(principal: Principal, { action, resource }: May): void {
    this.policy.require(principal, action, { tenant: principal.tenant, ...resource }, this.today());
  }
}
