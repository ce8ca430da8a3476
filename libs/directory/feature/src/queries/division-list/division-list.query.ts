import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { equalTo } from '../../reading/filters.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { divisionAnswerOf, type DivisionAnswer } from '../division/division.answer.js';
import type { DivisionListQuery } from './division-list.request.js';

export interface DivisionListRead {
  readonly body: PageAnswer<DivisionAnswer>;
  readonly position: string | null;
}

export class ListDivisions extends Query<DivisionListRead> {
  constructor(
    readonly reading: Reading,
    readonly query: DivisionListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListDivisions)
export class ListDivisionsHandler implements IQueryHandler<ListDivisions> {
  constructor(private readonly reader: RecordReader) {}

  async execute({ reading, query }: ListDivisions): Promise<DivisionListRead> {
    const { limit, cursor, sort } = query;
    const { rows, next, position } = await this.reader.list(TABLES.division, reading, MAY_READ, {
      where: {
        ...equalTo({ parent_id: query.parentId, code: query.code, level: query.level, status: query.status }),
        ...(query.name === undefined ? {} : { name: { prefix: query.name } }),
      },
      sort,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const today = this.reader.today();
    return {
      body: { items: rows.map(({ row, revision }) => divisionAnswerOf(row, today, revision, null)), next },
      position,
    };
  }
}
