import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RecordReader, type Reading } from '../../reading/record-reader.js';
import type { OneQuery } from '../../reading/requests.js';
import { TABLES } from '../../tables.js';
import { divisionAnswerOf, type DivisionAnswer } from './division.answer.js';

export interface DivisionRead {
  readonly body: DivisionAnswer;
  readonly revision: bigint;
  readonly position: string | null;
}

export class GetDivision extends Query<DivisionRead> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: OneQuery,
  ) {
    super();
  }
}

@QueryHandler(GetDivision)
export class GetDivisionHandler implements IQueryHandler<GetDivision> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetDivision): Promise<DivisionRead> {
    const { row, day, revision, position } = await this.reader.one(TABLES.division, reading, id, query);
    return { body: divisionAnswerOf(row, day, revision), revision, position };
  }
}
