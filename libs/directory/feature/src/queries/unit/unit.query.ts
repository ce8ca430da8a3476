import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RecordReader, type Reading } from '../../reading/record-reader.js';
import type { OneQuery } from '../../reading/requests.js';
import { TABLES } from '../../tables.js';
import { unitAnswerOf, type UnitAnswer } from './unit.answer.js';

export interface UnitRead {
  readonly body: UnitAnswer;
  readonly revision: bigint;
  readonly position: string | null;
}

export class GetUnit extends Query<UnitRead> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: OneQuery,
  ) {
    super();
  }
}

@QueryHandler(GetUnit)
export class GetUnitHandler implements IQueryHandler<GetUnit> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetUnit): Promise<UnitRead> {
    const { row, day, revision, position } = await this.reader.one(TABLES.unit, reading, id, query);
    return { body: unitAnswerOf(row, day, revision), revision, position };
  }
}
