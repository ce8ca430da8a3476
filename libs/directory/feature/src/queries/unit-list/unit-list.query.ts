import { Directory } from '@gongjian/shared-access';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { equalTo, inDivision } from '../../reading/filters.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { unitAnswerOf, type UnitAnswer } from '../unit/unit.answer.js';
import type { UnitListQuery } from './unit-list.request.js';

export interface UnitListRead {
  readonly body: PageAnswer<UnitAnswer>;
  readonly position: string | null;
}

export class ListUnits extends Query<UnitListRead> {
  constructor(
    readonly reading: Reading,
    readonly query: UnitListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListUnits)
export class ListUnitsHandler implements IQueryHandler<ListUnits> {
  constructor(
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  async execute({ reading, query }: ListUnits): Promise<UnitListRead> {
    const { limit, cursor, sort } = query;
    const { rows, next, position } = await this.reader.list(TABLES.unit, reading, MAY_READ, {
      where: {
        ...(await inDivision(this.directory, query)),
        ...equalTo({
          superior_id: query.superiorId,
          kind: query.kind,
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
      body: { items: rows.map(({ row, revision }) => unitAnswerOf(row, today, revision, null)), next },
      position,
    };
  }
}
