import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
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
    readonly query: DatedQuery,
  ) {
    super();
  }
}

@QueryHandler(GetDivision)
export class GetDivisionHandler implements IQueryHandler<GetDivision> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetDivision): Promise<DivisionRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.division,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    return { body: divisionAnswerOf(row, query.effectiveOn ?? day, revision), revision, position };
  }
}
