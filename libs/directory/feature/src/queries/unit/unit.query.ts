import { refusesWhenUnitClosed, type UnitRow } from '@gongjian/directory-domain';
import type { Principal } from '@gongjian/shared-access';
import { PossibleActs, RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { placeOf } from '../../writing/places.js';
import { TABLES } from '../../tables.js';
import { unitAnswerOf, type UnitAnswer, type UnitMay } from './unit.answer.js';

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
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleActs,
  ) {}

  async execute({ reading, id, query }: GetUnit): Promise<UnitRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.unit,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const may = query.asOf === undefined ? this.may(reading.principal, row) : null;
    return { body: unitAnswerOf(row, query.effectiveOn ?? day, revision, may), revision, position };
  }

  private may(principal: Principal, row: UnitRow): UnitMay {
    const today = this.reader.today();
    const manage = { action: 'directory.manage', refuses: () => refusesWhenUnitClosed(row) } as const;
    return this.acts.of(principal, { divisionId: placeOf(row, today) }, today, {
      rename: manage,
      move: manage,
      changeSuperior: manage,
      close: manage,
      correct: { action: 'record.correct', refuses: () => null },
    });
  }
}
