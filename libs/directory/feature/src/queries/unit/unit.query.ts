import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
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
    readonly query: DatedQuery,
  ) {
    super();
  }
}

@QueryHandler(GetUnit)
export class GetUnitHandler implements IQueryHandler<GetUnit> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetUnit): Promise<UnitRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.unit,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    return { body: unitAnswerOf(row, query.effectiveOn ?? day, revision), revision, position };
  }
}
