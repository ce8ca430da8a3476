import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { DatedQuery } from '../../reading/requests.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { subjectAnswerOf, type SubjectAnswer } from './subject.answer.js';

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
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetSubject): Promise<SubjectRead> {
    const { row, day, revision, position } = await this.reader.one(
      TABLES.subject,
      { ...reading, id, asOf: query.asOf ?? null },
      MAY_READ,
    );
    return { body: subjectAnswerOf(row, query.effectiveOn ?? day, revision), revision, position };
  }
}
