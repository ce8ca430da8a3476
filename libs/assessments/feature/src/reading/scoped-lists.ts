import type { DomainEvent } from '@gongjian/shared-kernel';
import {
  ReadModels,
  type ListFilter,
  type ListOptions,
  type Page,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import type { Reading } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

/** Pages of what somebody may see, as fresh as asked for. */
@Injectable()
export class ScopedLists {
  constructor(private readonly models: ReadModels) {}

  /**
   * @param scope rows that may be seen, by the policy; empty for every row of the tenant
   * @throws DomainError REQUEST.INVALID_CURSOR, READ.BEHIND, PROJECTION.STALLED
   */
  async page<Row extends object, Event extends DomainEvent>(
    definition: ProjectionDefinition<Row, Event>,
    { principal, after }: Reading,
    scope: readonly ListFilter[],
    options: Omit<ListOptions, 'anyOf'>,
  ): Promise<Page<Row> & { readonly position: string | null }> {
    await this.models.waitFor(definition, after);
    const page = await this.models.list(definition, principal.tenant, {
      ...options,
      ...(scope.length === 0 ? {} : { anyOf: scope }),
    });
    return { ...page, position: await this.models.progress(definition) };
  }
}

/** What of a list's query narrows it: members that are left out do not. */
export function equalTo(columns: Readonly<Record<string, string | boolean | undefined>>): ListFilter {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([name, value]) => (value === undefined ? [] : [[name, { eq: value }]])),
  );
}

/** Both days or moments included. */
export function between(column: string, from: string | undefined, to: string | undefined): ListFilter {
  if (from === undefined && to === undefined) return {};
  return { [column]: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } };
}
