import type { Clock } from '@gongjian/shared-event-sourcing';
import { localDateAt, type LocalDate } from '@gongjian/shared-kernel';
import { accessStale, unknownAccount } from './access.errors.js';
import { BoundedCache } from './bounded-cache.js';
import type { Directory, DirectoryGrant } from './directory/directory.js';
import type { Principal, RoleGrant } from './principal.js';
import type { VerifiedToken } from './token/token-verifier.js';

const CACHE_SIZE = 10_000;

interface Known {
  readonly principal: Principal;
  readonly revision: number;
  readonly today: LocalDate;
}

interface Who extends Pick<Principal, 'kind' | 'id' | 'posts'> {
  readonly grants: readonly DirectoryGrant[];
}

/** Turns who signed in into who that is, with the rights of today; remembered until the directory or the day changes. */
export class Principals {
  private readonly known = new BoundedCache<string, Known>(CACHE_SIZE);

  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ACCESS.UNKNOWN_ACCOUNT` (403), `ACCESS.STALE` (503) */
  async of(token: VerifiedToken): Promise<Principal> {
    if (!this.directory.isFresh()) throw accessStale();
    const today = localDateAt(this.clock.now());
    const revision = this.directory.revision();
    const key = JSON.stringify([token.issuer, token.subject]);
    const known = this.known.get(key);
    if (known !== undefined && known.revision === revision && known.today === today) return known.principal;
    const principal = await this.make(token);
    this.known.set(key, { principal, revision, today });
    return principal;
  }

  private async make(token: VerifiedToken): Promise<Principal> {
    const holder = await this.directory.accountHolder(token.issuer, token.subject);
    if (holder === null) throw unknownAccount();
    const tenant = await this.directory.tenant(holder.tenant);
    const who = 'personId' in holder ? await this.person(holder) : await this.service(holder);
    if (who === null || tenant === null) throw unknownAccount();
    const grants = await Promise.all(who.grants.map((grant) => this.grantOf(holder.tenant, grant)));
    return {
      ...who,
      tenant: holder.tenant,
      accountName: token.accountName,
      grants: grants.filter((grant) => grant !== null),
      unitIds: [...new Set(who.posts.map((post) => post.unit.id))],
      rootDivisionId: tenant.rootDivision.id,
    };
  }

  private async person({
    tenant,
    personId,
  }: {
    readonly tenant: string;
    readonly personId: string;
  }): Promise<Who | null> {
    const person = await this.directory.person(tenant, personId);
    if (person === null || person.status === 'erased') return null;
    return { kind: 'person', id: person.id, posts: person.posts, grants: person.grants };
  }

  private async service({
    tenant,
    serviceId,
  }: {
    readonly tenant: string;
    readonly serviceId: string;
  }): Promise<Who | null> {
    const service = await this.directory.service(tenant, serviceId);
    if (service === null || service.status === 'closed') return null;
    const { id, name: title, unit, division, registeredOn: from, grants } = service;
    return { kind: 'service', id, posts: [{ id, title, unit, division, from, to: null }], grants };
  }

  /** A delegated right lasts only as long as the delegator's own. */
  private async grantOf(tenant: string, grant: DirectoryGrant): Promise<RoleGrant | null> {
    const { id, role, division, from, to, actsFor, seat } = grant;
    if (grant.kind === 'delegated') {
      const delegator = actsFor === null ? null : await this.directory.person(tenant, actsFor.personId);
      const holds = delegator?.grants.some(
        (own) => own.kind === 'granted' && own.role === role && own.division.id === division.id,
      );
      if (holds !== true) return null;
    }
    return {
      id,
      role,
      division: { id: division.id, name: division.name },
      divisionCode: division.code,
      divisionIds: await this.directory.subtreeSet(division.id),
      from,
      to,
      ...(actsFor === null ? {} : { onBehalfOf: actsFor }),
      ...(seat === undefined ? {} : { seat }),
    };
  }
}
