import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { equalTo } from '../../reading/filters.js';
import { MAY_READ } from '../../reading/may-read.js';
import { SeenAccounts } from '../../reading/seen-accounts.js';
import { TABLES } from '../../tables.js';
import { serviceAnswerOf, type ServiceAnswer } from '../service/service.answer.js';
import type { ServiceListQuery } from './service-list.request.js';

export interface ServiceListRead {
  readonly body: PageAnswer<ServiceAnswer>;
  readonly position: string | null;
}

export class ListServices extends Query<ServiceListRead> {
  constructor(
    readonly reading: Reading,
    readonly query: ServiceListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListServices)
export class ListServicesHandler implements IQueryHandler<ListServices> {
  constructor(
    private readonly reader: RecordReader,
    private readonly accounts: SeenAccounts,
  ) {}

  async execute({ reading, query }: ListServices): Promise<ServiceListRead> {
    const { limit, cursor, sort, unitId, status, name } = query;
    const { rows, next, position } = await this.reader.list(TABLES.service, reading, MAY_READ, {
      where: {
        ...equalTo({ unit_id: unitId, status }),
        ...(name === undefined ? {} : { name: { prefix: name } }),
      },
      sort,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const today = this.reader.today();
    const items = rows.map(({ row, revision }) =>
      serviceAnswerOf(row, today, revision, this.accounts.ofService(reading.principal, row), null),
    );
    return { body: { items, next }, position };
  }
}
