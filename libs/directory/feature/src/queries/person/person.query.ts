import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PersonalValues } from '../../reading/personal-values.js';
import { RecordReader, type Reading } from '../../reading/record-reader.js';
import type { OneQuery } from '../../reading/requests.js';
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
    readonly query: OneQuery,
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
    const { row, day, revision, position } = await this.reader.one(TABLES.person, reading, id, query);
    const personal = await this.personal.of(reading.principal, row);
    return { body: personAnswerOf(row, day, revision, personal), revision, position };
  }
}
