import {
  DEFAULT_RETENTION_YEARS,
  refusesDelegate,
  refusesErasing,
  refusesWhenErased,
  refusesWithoutGrant,
  refusesWithoutPost,
  refusesWithoutSeat,
  type PersonRow,
} from '@gongjian/directory-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { PossibleActs, RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { tenantAggregate } from '../../aggregates.js';
import { PersonalValues } from '../../reading/personal-values.js';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { placeOfPerson } from '../../writing/places.js';
import { TABLES } from '../../tables.js';
import { personAnswerOf, type PersonAnswer, type PersonMay } from './person.answer.js';

export interface PersonRead {
  readonly body: PersonAnswer;
  readonly revision: bigint;
  readonly position: string | null;
}

export class GetPerson extends Query<PersonRead> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: DatedQuery,
  ) {
    super();
  }
}

@QueryHandler(GetPerson)
export class GetPersonHandler implements IQueryHandler<GetPerson> {
  constructor(
    private readonly reader: RecordReader,
    private readonly personal: PersonalValues,
    private readonly runner: DeciderRunner,
    private readonly acts: PossibleActs,
  ) {}

  async execute({ reading, id, query }: GetPerson): Promise<PersonRead> {
    const { row, day, revision, position } = await this.reader.sealedOne(
      TABLES.person,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const personal = await this.personal.of(reading.principal, row);
    const may = query.asOf === undefined ? await this.may(reading.principal, row) : null;
    return { body: personAnswerOf(row, query.effectiveOn ?? day, revision, personal, may), revision, position };
  }

  /** Rights of theirs may also be given and ended elsewhere than where they work. */
  private async may(principal: Principal, row: PersonRow): Promise<PersonMay> {
    const today = this.reader.today();
    const { tenant } = principal;
    const office = (await this.runner.load(tenantAggregate, tenant, tenant))?.state;
    const retentionYears = office?.status === 'founded' ? office.retentionYears : DEFAULT_RETENTION_YEARS;
    const divisionId = placeOfPerson(row);
    const self = { divisionId, personId: row.id };
    const erased = () => refusesWhenErased(row);
    const postless = () => refusesWithoutPost(row);
    return this.acts.of(principal, { divisionId }, today, {
      changeName: { action: 'directory.manage', refuses: erased },
      changePhone: { action: 'directory.manage', refuses: erased },
      takePost: { action: 'directory.manage', refuses: erased },
      leavePost: { action: 'directory.manage', refuses: postless },
      correctPost: { action: 'record.correct', refuses: postless },
      grantRole: { action: 'role.grant', resource: self, refuses: erased },
      appointActing: { action: 'role.grant', resource: self, refuses: erased },
      delegateRole: {
        action: 'role.delegate',
        resource: { divisionId, personId: principal.id },
        refuses: () => refusesDelegate(row, row.id, principal.id),
      },
      endGrant: { action: 'role.grant', resource: self, refuses: () => refusesWithoutGrant(row) },
      giveSeat: { action: 'seat.give', resource: self, refuses: erased },
      endSeat: { action: 'seat.give', resource: self, refuses: () => refusesWithoutSeat(row, today) },
      bindAccount: { action: 'account.bind', resource: self, refuses: erased },
      unbindAccount: { action: 'account.bind', resource: self, refuses: erased },
      erase: {
        action: 'person.erase',
        refuses: () => erased() ?? refusesErasing(row, retentionYears, today),
      },
    });
  }
}
