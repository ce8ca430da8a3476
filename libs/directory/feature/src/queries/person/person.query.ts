import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PersonalValues } from '../../reading/personal-values.js';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { personAnswerOf, type PersonAnswer } from './person.answer.js';

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
  ) {}

  async execute({ reading, id, query }: GetPerson): Promise<PersonRead> {
    const { row, day, revision, position } = await this.reader.sealedOne(
      TABLES.person,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const personal = await this.personal.of(reading.principal, row);
    return { body: personAnswerOf(row, query.effectiveOn ?? day, revision, personal), revision, position };
  }
}
