import { textAt, type DossierScope, type StoredData } from '@gongjian/audit-domain';
import { Directory } from '@gongjian/shared-access';
import { notFound, streamName } from '@gongjian/shared-event-sourcing';
import type { NamedAsOf } from '@gongjian/shared-kernel';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { tenantOf } from '../tenant-of.js';

export interface KnownScope {
  readonly scope: DossierScope;
  /** Where it stands. */
  readonly division: NamedAsOf | null;
}

/** What dossiers are asked of: plans and subjects of the tenant, by the names they have now. */
@Injectable()
export class DossierScopes {
  constructor(
    private readonly events: RecordedEvents,
    private readonly directory: Directory,
  ) {}

  /** @throws DomainError RESOURCE.NOT_FOUND */
  async of(tenant: string, { kind, id }: Pick<DossierScope, 'kind' | 'id'>): Promise<KnownScope> {
    if (kind === 'subject') {
      const subject = await this.directory.subject(tenant, id);
      if (subject === null) throw notFound();
      const { name, division } = subject;
      return { scope: { kind, id, name }, division: { id: division.id, name: division.name } };
    }
    const events = await this.events.of(streamName('plan', id));
    const [first] = events;
    if (first === undefined || tenantOf(first) !== tenant) throw notFound();
    const facts = events.map(({ data }) => JSON.parse(data) as StoredData).reverse();
    const latest = (path: string): string | null =>
      facts.map((data) => textAt(data, [path])).find((each) => each !== null) ?? null;
    const [divisionId, divisionName] = [latest('division.id'), latest('division.name')];
    return {
      scope: { kind, id, name: latest('title') ?? id },
      division: divisionId === null || divisionName === null ? null : { id: divisionId, name: divisionName },
    };
  }
}
