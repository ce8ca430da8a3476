import { subjectOn } from '@gongjian/directory-domain';
import { Directory } from '@gongjian/shared-access';
import { DEPLOYMENT_TENANT, naturalId } from '@gongjian/shared-event-sourcing';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { equalTo } from '../../reading/filters.js';
import { TABLES } from '../../tables.js';
import type { SubjectLookupAnswer } from './subject-lookup.answer.js';
import type { SubjectLookupQuery } from './subject-lookup.request.js';

const MOST = 20;

export class FindSubjects extends Query<SubjectLookupAnswer> {
  constructor(
    readonly reading: Reading,
    readonly query: SubjectLookupQuery,
  ) {
    super();
  }
}

/** The subjects somebody may report about, and of each only what tells it from others. */
@QueryHandler(FindSubjects)
export class FindSubjectsHandler implements IQueryHandler<FindSubjects> {
  constructor(
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  async execute({ reading, query }: FindSubjects): Promise<SubjectLookupAnswer> {
    const { id, divisionCode = '', name, kind } = query;
    return id === undefined ? this.byName(reading, divisionCode, { name, kind }) : this.byId(reading, id);
  }

  private async byId({ principal }: Reading, id: string): Promise<SubjectLookupAnswer> {
    const found = await this.directory.subject(principal.tenant, id);
    this.reader.require(principal, { action: 'subject.find', resource: { divisionId: found?.division.id } });
    if (found === null || (found.closedOn !== null && found.closedOn <= this.reader.today())) return NOTHING;
    const { kind, name, division } = found;
    return { items: [{ id, kind, name, division }], more: false };
  }

  private async byName(
    reading: Reading,
    divisionCode: string,
    { name, kind }: Pick<SubjectLookupQuery, 'name' | 'kind'>,
  ): Promise<SubjectLookupAnswer> {
    const divisionId = naturalId(DEPLOYMENT_TENANT, 'division', divisionCode);
    const may = { action: 'subject.find', resource: { divisionId } } as const;
    this.reader.require(reading.principal, may);
    const { rows, next } = await this.reader.list(TABLES.subject, reading, may, {
      where: {
        division_id: { in: await this.directory.subtree(divisionId) },
        ...equalTo({ kind, status: 'registered' }),
        ...(name === undefined ? {} : { name: { prefix: name } }),
      },
      sort: { column: 'name', direction: 'asc' },
      limit: MOST,
    });
    const today = this.reader.today();
    const items = rows
      .map(({ row }) => subjectOn(row, today))
      .filter(({ status }) => status === 'open')
      .map(({ id, kind: ofKind, name: named, division }) => ({ id, kind: ofKind, name: named, division }));
    return { items, more: next !== null };
  }
}

const NOTHING: SubjectLookupAnswer = { items: [], more: false };
