import type { HistoryPage } from '@gongjian/shared-projections';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RecordReader, type Reading } from '../../reading/record-reader.js';
import type { HistoryQuery } from '../../reading/requests.js';
import { TABLES } from '../../tables.js';

export class GetTenantHistory extends Query<HistoryPage> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: HistoryQuery,
  ) {
    super();
  }
}

@QueryHandler(GetTenantHistory)
export class GetTenantHistoryHandler implements IQueryHandler<GetTenantHistory> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetTenantHistory): Promise<HistoryPage> {
    return this.reader.history(TABLES.tenant, reading, id, query);
  }
}
