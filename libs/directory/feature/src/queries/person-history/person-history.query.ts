import type { HistoryPage, RowChange } from '@gongjian/shared-projections';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { HistoryQuery } from '@gongjian/shared-records/requests';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PersonalValues } from '../../reading/personal-values.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';

export class GetPersonHistory extends Query<HistoryPage> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: HistoryQuery,
  ) {
    super();
  }
}

@QueryHandler(GetPersonHistory)
export class GetPersonHistoryHandler implements IQueryHandler<GetPersonHistory> {
  constructor(
    private readonly reader: RecordReader,
    private readonly personal: PersonalValues,
  ) {}

  async execute({ reading, id, query }: GetPersonHistory): Promise<HistoryPage> {
    const { principal } = reading;
    const page = await this.reader.sealedHistory(TABLES.person, principal, id, query, MAY_READ);
    const row = await this.reader.latest(TABLES.person, principal, id, MAY_READ);
    const shown = this.personal.seesContact(principal, row) ? page : withoutPhone(page);
    return this.personal.open<HistoryPage>(principal.tenant, shown);
  }
}

function withoutPhone(page: HistoryPage): HistoryPage {
  const entries = page.entries.map((entry) => ({
    ...entry,
    data: hidden(entry.data),
    changes: entry.changes.map((change): RowChange =>
      change.path === '/phone' ? { path: change.path } : (hidden(change) as RowChange),
    ),
  }));
  return { ...page, entries };
}

function hidden(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hidden);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) => (key === 'phone' ? [] : [[key, hidden(member)]])),
  );
}
