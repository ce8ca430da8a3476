import { personOn, type HeldGrant, type PersonAsOf, type PersonRow } from '@gongjian/directory-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { localDateAt, type LocalDate } from '@gongjian/shared-kernel';
import { ReadModels, type AsOf } from '@gongjian/shared-projections';
import { RecordReader, type Reading } from '@gongjian/shared-records';
import type { PageAnswer } from '@gongjian/shared-records/answers';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { MAY_READ } from '../../reading/may-read.js';
import { PersonalValues } from '../../reading/personal-values.js';
import { TABLES } from '../../tables.js';
import { grantAnswerOf, postAnswerOf } from '../person/person.answer.js';
import type { HeldRoleAnswer } from './division-roles.answer.js';
import type { DivisionRolesQuery } from './division-roles.request.js';

const PEOPLE = 200;
/** Looked through for one answer. */
const MOST_PAGES = 20;

export interface DivisionRolesRead {
  readonly body: PageAnswer<HeldRoleAnswer>;
  readonly position: string | null;
}

export class ListDivisionRoles extends Query<DivisionRolesRead> {
  constructor(
    readonly reading: Reading,
    readonly id: string,
    readonly query: DivisionRolesQuery,
  ) {
    super();
  }
}

interface Asked {
  readonly divisionIds: ReadonlySet<string>;
  readonly role: DivisionRolesQuery['role'];
  readonly asOf: AsOf | null;
  readonly day: LocalDate;
}

interface Held {
  readonly person: PersonAsOf;
  readonly grant: HeldGrant;
}

/** A right that was given stays in the record of who held it: whoever has none there now never had one. */
@QueryHandler(ListDivisionRoles)
export class ListDivisionRolesHandler implements IQueryHandler<ListDivisionRoles> {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly directory: Directory,
    private readonly personal: PersonalValues,
  ) {}

  async execute({ reading, id, query }: ListDivisionRoles): Promise<DivisionRolesRead> {
    const { principal } = reading;
    this.reader.require(principal, MAY_READ);
    if ((await this.directory.division(id)) === null) throw notFound();
    const { role, below, limit, effectiveOn } = query;
    const asOf = query.asOf ?? null;
    const divisionIds = new Set(below === true ? await this.directory.subtree(id) : [id]);
    const asked = { divisionIds, role, asOf, day: effectiveOn ?? this.dayOf(asOf) };
    const held: Held[] = [];
    let { cursor } = query;
    for (let pages = 1; ; pages += 1) {
      const page = await this.reader.list(TABLES.person, reading, MAY_READ, {
        limit: PEOPLE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      for (const { row } of page.rows) held.push(...(await this.heldBy(principal, row, asked)));
      cursor = page.next ?? undefined;
      if (cursor === undefined || held.length >= limit || pages === MOST_PAGES) {
        const items = await this.answers(principal, held);
        return { body: { items, next: page.next }, position: page.position };
      }
    }
  }

  private dayOf(asOf: AsOf | null): LocalDate {
    return asOf !== null && 'time' in asOf && !Number.isNaN(Date.parse(asOf.time))
      ? localDateAt(new Date(asOf.time).toISOString())
      : this.reader.today();
  }

  private async heldBy(principal: Principal, row: PersonRow, asked: Asked): Promise<readonly Held[]> {
    const { divisionIds, role, asOf, day } = asked;
    const isAsked = (grant: HeldGrant): boolean =>
      divisionIds.has(grant.division.id) && (role === undefined || grant.role === role);
    if (!row.grants.some(isAsked)) return [];
    const then = asOf === null ? row : (await this.models.asOf(TABLES.person, principal.tenant, row.id, asOf))?.row;
    if (then === undefined) return [];
    const person = personOn(then, day);
    return person.grants.filter(isAsked).map((grant) => ({ person: { ...person, name: row.name }, grant }));
  }

  private async answers(principal: Principal, held: readonly Held[]): Promise<readonly HeldRoleAnswer[]> {
    const { tenant } = principal;
    const representedIds = held.flatMap(({ grant }) => grant.actsFor?.personId ?? []);
    const represented = new Map(
      await Promise.all(
        [...new Set(representedIds)].map(async (id) => {
          const found = await this.models.rowById(TABLES.person, tenant, id);
          return [id, found?.row.name ?? null] as const;
        }),
      ),
    );
    const names = await this.personal.names(
      tenant,
      held.flatMap(({ person, grant }) => [person.name, represented.get(grant.actsFor?.personId ?? '') ?? null]),
    );
    return held.map(({ person, grant }, index) => {
      const { actsForPersonId: _personId, ...answer } = grantAnswerOf(grant);
      const { actsFor } = grant;
      return {
        ...answer,
        person: { id: person.id, name: names[2 * index] ?? null },
        posts: person.posts.map(postAnswerOf),
        actsFor:
          actsFor === null
            ? null
            : {
                personId: actsFor.personId,
                name: names[2 * index + 1] ?? null,
                post: actsFor.post,
                unit: actsFor.unit,
              },
      };
    });
  }
}
