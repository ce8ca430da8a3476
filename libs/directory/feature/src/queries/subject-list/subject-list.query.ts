import { Directory } from '@gongjian/shared-access';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { equalTo, inDivision } from '../../reading/filters.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { subjectAnswerOf, type SubjectAnswer } from '../subject/subject.answer.js';
import type { SubjectListQuery } from './subject-list.request.js';

export interface SubjectListRead {
  readonly body: PageAnswer<SubjectAnswer>;
  readonly position: string | null;
}

export class ListSubjects extends Query<SubjectListRead> {
  constructor(
    readonly reading: Reading,
    readonly query: SubjectListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListSubjects)
export class ListSubjectsHandler implements IQueryHandler<ListSubjects> {
  constructor(
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  async execute({ reading, query }: ListSubjects): Promise<SubjectListRead> {
    const { limit, cursor, sort } = query;
    const { rows, next, position } = await this.reader.list(TABLES.subject, reading, MAY_READ, {
      where: {
        ...(await inDivision(this.directory, query)),
        ...equalTo({
          kind: query.kind,
          class: query.class,
          status: query.status,
        }),
        ...(query.name === undefined ? {} : { name: { prefix: query.name } }),
      },
      sort,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const today = this.reader.today();
    return {
      body: { items: rows.map(({ row, revision }) => subjectAnswerOf(row, today, revision, null)), next },
      position,
    };
  }
}
