import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { RecordReader, type Reading } from '../../reading/record-reader.js';
import type { OneQuery } from '../../reading/requests.js';
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
    readonly query: OneQuery,
  ) {
    super();
  }
}

@QueryHandler(GetSubject)
export class GetSubjectHandler implements IQueryHandler<GetSubject> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, id, query }: GetSubject): Promise<SubjectRead> {
    const { row, day, revision, position } = await this.reader.one(TABLES.subject, reading, id, query);
    return { body: subjectAnswerOf(row, day, revision), revision, position };
  }
}
