import { refusesWhenSubjectClosed, type SubjectRow } from '@gongjian/directory-domain';
import type { Principal } from '@gongjian/shared-access';
import { PossibleActs, RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { placeOf } from '../../writing/places.js';
import { TABLES } from '../../tables.js';
import { subjectAnswerOf, type SubjectAnswer, type SubjectMay } from './subject.answer.js';

export interface SubjectRead {
  readonly body: SubjectAnswer;
  readonly revision: bigint;
  readonly position: string | null;
}

export class GetSubject extends Query<SubjectRead> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: DatedQuery,
  ) {
    super();
  }
}

@QueryHandler(GetSubject)
export class GetSubjectHandler implements IQueryHandler<GetSubject> {
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleActs,
  ) {}

  async execute({ reading, id, query }: GetSubject): Promise<SubjectRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.subject,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    const may = query.asOf === undefined ? this.may(reading.principal, row) : null;
    return { body: subjectAnswerOf(row, query.effectiveOn ?? day, revision, may), revision, position };
  }

  private may(principal: Principal, row: SubjectRow): SubjectMay {
    const today = this.reader.today();
    const manage = { action: 'directory.manage', refuses: () => refusesWhenSubjectClosed(row) } as const;
    return this.acts.of(principal, { divisionId: placeOf(row, today) }, today, {
      rename: manage,
      reclassify: manage,
      move: manage,
      close: manage,
      correct: { action: 'record.correct', refuses: () => null },
    });
  }
}
