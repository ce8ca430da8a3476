import { PossibleActs, RecordReader, type Reading } from '@gongjian/shared-records';
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
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleActs,
  ) {}

  async execute({ reading, id, query }: GetTenant): Promise<TenantRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.tenant,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const manage = { action: 'tenant.manage', refuses: () => null } as const;
    const acts = { rename: manage, setRetentionPeriod: manage };
    const may = query.asOf === undefined ? this.acts.of(reading.principal, {}, day, acts) : null;
    return { body: tenantAnswerOf(row, revision, may), revision, position };
  }
}
