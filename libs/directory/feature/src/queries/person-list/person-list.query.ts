import { DomainError } from '@gongjian/shared-kernel';
import type { ListFilter } from '@gongjian/shared-projections';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PersonNames } from '../../names/person-names.js';
import { equalTo } from '../../reading/filters.js';
import { PersonalValues } from '../../reading/personal-values.js';
import { MAY_READ } from '../../reading/may-read.js';
import { TABLES } from '../../tables.js';
import { personAnswerOf, type PersonAnswer } from '../person/person.answer.js';
import type { PersonListQuery } from './person-list.request.js';

const MOST_OF_ONE_NAME = 1_000;

export interface PersonListRead {
  readonly body: PageAnswer<PersonAnswer>;
  readonly position: string | null;
}

export class ListPeople extends Query<PersonListRead> {
  constructor(
    readonly reading: Reading,
    readonly query: PersonListQuery,
  ) {
    super();
  }
}

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(
    private readonly reader: RecordReader,
    private readonly names: PersonNames,
    private readonly personal: PersonalValues,
  ) {}

  async execute({ reading, query }: ListPeople): Promise<PersonListRead> {
    this.reader.require(reading.principal, MAY_READ);
    const { limit, cursor } = query;
    const { rows, next, position } = await this.reader.list(TABLES.person, reading, MAY_READ, {
      where: await this.conditions(reading, query),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const names = await this.personal.names(
      reading.principal.tenant,
      rows.map(({ row }) => row.name),
    );
    const today = this.reader.today();
    const items = rows.map(({ row, revision }, index) =>
      personAnswerOf(
        row,
        today,
        revision,
        {
          name: names[index] ?? null,
          phone: null,
          contactHidden: row.phone !== null,
          showAccounts: false,
        },
        null,
      ),
    );
    return { body: { items, next }, position };
  }

  private async conditions({ principal }: Reading, query: PersonListQuery): Promise<ListFilter> {
    const { name, unitId, divisionId, role, status } = query;
    return {
      ...equalTo({ status }),
      ...(unitId === undefined ? {} : { unit_ids: { overlaps: [unitId] } }),
      ...(divisionId === undefined ? {} : { division_ids: { overlaps: [divisionId] } }),
      ...(role === undefined ? {} : { roles: { overlaps: [role] } }),
      ...(name === undefined ? {} : { id: { in: await this.named(principal.tenant, name) } }),
    };
  }

  private async named(tenant: string, name: string): Promise<readonly string[]> {
    const ids = await this.names.holding(tenant, name, MOST_OF_ONE_NAME);
    if (ids.length > MOST_OF_ONE_NAME) {
      throw new DomainError('PERSON.NAME_TOO_COMMON', 'invalid', {
        zh: `叫这个名字的超过 ${MOST_OF_ONE_NAME} 人，请输入更多字。`,
        en: `More than ${MOST_OF_ONE_NAME} people have such a name; type more of it.`,
      });
    }
    return ids;
  }
}
