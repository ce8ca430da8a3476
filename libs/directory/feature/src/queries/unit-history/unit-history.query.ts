import type { HistoryPage } from '@gongjian/shared-projections';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RecordReader, type Reading } from '../../reading/record-reader.js';
import type { HistoryQuery } from '../../reading/requests.js';
import { TABLES } from '../../tables.js';

export class GetUnitHistory extends Query<HistoryPage> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: HistoryQuery,
  ) {
    super();
  }
}

@QueryHandler(GetUnitHistory)
export class GetUnitHistoryHandler implements IQueryHandler<GetUnitHistory> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetUnitHistory): Promise<HistoryPage> {
    return this.reader.history(TABLES.unit, reading, id, query);
  }
}
