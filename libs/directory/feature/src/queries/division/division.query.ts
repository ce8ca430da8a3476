import { refusesWhenDivisionOver, type DivisionRow } from '@gongjian/directory-domain';
import type { Principal } from '@gongjian/shared-access';
import { PossibleActs, RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { divisionAnswerOf, type DivisionAnswer, type DivisionMay } from './division.answer.js';

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
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleActs,
  ) {}

  async execute({ reading, id, query }: GetDivision): Promise<DivisionRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.division,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const may = query.asOf === undefined ? this.may(reading.principal, row) : null;
    return { body: divisionAnswerOf(row, query.effectiveOn ?? day, revision, may), revision, position };
  }

  private may(principal: Principal, row: DivisionRow): DivisionMay {
    const today = this.reader.today();
    const manage = { action: 'directory.manage', refuses: () => refusesWhenDivisionOver(row) } as const;
    return this.acts.of(principal, { divisionId: row.id }, today, {
      rename: manage,
      move: manage,
      merge: manage,
      abolish: manage,
      correct: { action: 'record.correct', refuses: () => null },
    });
  }
}
