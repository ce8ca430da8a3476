import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { SeenAccounts } from '../../reading/seen-accounts.js';
import { TABLES } from '../../tables.js';
import { serviceAnswerOf, type ServiceAnswer } from './service.answer.js';

export interface ServiceRead {
  readonly body: ServiceAnswer;
  readonly revision: bigint;
  readonly position: string | null;
}

export class GetService extends Query<ServiceRead> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: DatedQuery,
  ) {
    super();
  }
}

@QueryHandler(GetService)
export class GetServiceHandler implements IQueryHandler<GetService> {
  constructor(
    private readonly reader: RecordReader,
    private readonly accounts: SeenAccounts,
  ) {}

  async execute({ reading, id, query }: GetService): Promise<ServiceRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.service,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const showAccounts = this.accounts.ofService(reading.principal, row);
    const body = serviceAnswerOf(row, query.effectiveOn ?? day, revision, showAccounts);
    return { body, revision, position };
  }
}
