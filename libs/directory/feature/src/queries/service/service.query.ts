import { refusesWhenServiceClosed, type ServiceRow } from '@gongjian/directory-domain';
import type { Principal } from '@gongjian/shared-access';
import { PossibleActs, RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { SeenAccounts } from '../../reading/seen-accounts.js';
import { TABLES } from '../../tables.js';
import { serviceAnswerOf, type ServiceAnswer, type ServiceMay } from './service.answer.js';

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
    private readonly acts: PossibleActs,
  ) {}

  async execute({ reading, id, query }: GetService): Promise<ServiceRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.service,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const showAccounts = this.accounts.ofService(reading.principal, row);
    const may = query.asOf === undefined ? this.may(reading.principal, row) : null;
    const body = serviceAnswerOf(row, query.effectiveOn ?? day, revision, showAccounts, may);
    return { body, revision, position };
  }

  private may(principal: Principal, row: ServiceRow): ServiceMay {
    const resource = { divisionId: row.division.id, personId: row.id };
    const refuses = () => refusesWhenServiceClosed(row);
    const bind = { action: 'account.bind', refuses } as const;
    const grant = { action: 'role.grant', refuses } as const;
    return this.acts.of(principal, resource, this.reader.today(), {
      grantRole: grant,
      endGrant: grant,
      issueCredentials: bind,
      bindAccount: bind,
      unbindAccount: bind,
      close: { action: 'directory.manage', resource: { divisionId: row.division.id }, refuses },
    });
  }
}
