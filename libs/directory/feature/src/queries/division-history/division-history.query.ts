import type { HistoryPage } from '@gongjian/shared-projections';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { HistoryQuery } from '@gongjian/shared-records/requests';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';

export class GetDivisionHistory extends Query<HistoryPage> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: HistoryQuery,
  ) {
    super();
  }
}

@QueryHandler(GetDivisionHistory)
export class GetDivisionHistoryHandler implements IQueryHandler<GetDivisionHistory> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetDivisionHistory): Promise<HistoryPage> {
    return this.reader.history(TABLES.division, reading.principal, id, query, MAY_READ);
  }
}
