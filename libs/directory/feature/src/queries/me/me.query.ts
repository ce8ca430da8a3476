import { Directory, Policy, type Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { ReadModels } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PersonalValues } from '../../reading/personal-values.js';
import { TABLES } from '../../tables.js';
import type { MeAnswer } from './me.answer.js';

export class WhoAmI extends Query<MeAnswer> {
  constructor(readonly principal: Principal) {
    super();
  }
}

@QueryHandler(WhoAmI)
export class WhoAmIHandler implements IQueryHandler<WhoAmI> {
  constructor(
    private readonly directory: Directory,
    private readonly policy: Policy,
    private readonly reader: RecordReader,
    private readonly readModels: ReadModels,
    private readonly personal: PersonalValues,
  ) {}

  async execute({ principal }: WhoAmI): Promise<MeAnswer> {
    const { id, kind, tenant, accountName, posts, grants } = principal;
    const [office, name] = await Promise.all([this.directory.tenant(tenant), this.nameOf(principal)]);
    if (office === null) throw notFound();
    return {
      id,
      kind,
      name,
      accountName,
      tenant: { id: office.id, name: office.name },
      rootDivision: office.rootDivision,
      posts: posts.map(({ id: postId, title, unit, division, from, to }) => ({
        id: postId,
        title,
        unit,
        division,
        from,
        to,
      })),
      units: [...new Map(posts.map(({ unit }) => [unit.id, unit])).values()],
      roles: grants.map(({ role, division, divisionCode, from, to, onBehalfOf, seat }) => ({
        role,
        division: { ...division, code: divisionCode },
        from,
        to,
        onBehalfOfPersonId: onBehalfOf?.personId ?? null,
        seat: seat ?? null,
      })),
      may: [...this.policy.actions(principal, this.reader.today())],
    };
  }

  private async nameOf({ id, kind, tenant, posts }: Principal): Promise<string | null> {
    if (kind === 'service') return posts[0]?.title ?? null;
    const row = await this.readModels.rowById(TABLES.person, tenant, id);
    const [name] = await this.personal.names(tenant, [row?.row.name ?? null]);
    return name ?? null;
  }
}
