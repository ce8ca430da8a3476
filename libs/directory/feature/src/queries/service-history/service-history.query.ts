import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { HistoryQuery } from '@gongjian/shared-records/requests';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';

export class GetServiceHistory extends Query<HistoryPage> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: HistoryQuery,
  ) {
    super();
  }
}

@QueryHandler(GetServiceHistory)
export class GetServiceHistoryHandler implements IQueryHandler<GetServiceHistory> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetServiceHistory): Promise<HistoryPage> {
    return this.reader.history(TABLES.service, reading.principal, id, query, MAY_READ);
  }
}
