import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { tenantAnswerOf, type TenantAnswer } from './tenant.answer.js';

export interface TenantRead {
  readonly body: TenantAnswer;
  readonly revision: bigint;
  readonly position: string | null;
}

export class GetTenant extends Query<TenantRead> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: DatedQuery,
  ) {
    super();
  }
}

@QueryHandler(GetTenant)
export class GetTenantHandler implements IQueryHandler<GetTenant> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetTenant): Promise<TenantRead> {
    const { row, revision, position } = await this.reader.one(
      TABLES.tenant,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    return { body: tenantAnswerOf(row, revision), revision, position };
  }
}
