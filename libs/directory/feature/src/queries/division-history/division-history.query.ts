import type { HistoryPage } from '@gongjian/shared-projections';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RecordReader, type Reading } from '../../reading/record-reader.js';
import type { HistoryQuery } from '../../reading/requests.js';
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
    return this.reader.history(TABLES.division, reading, id, query);
  }
}
