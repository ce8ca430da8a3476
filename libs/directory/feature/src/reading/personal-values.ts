import type { PersonRow } from '@gongjian/directory-domain';
import { Policy, type PolicyResource, type Principal } from '@gongjian/shared-access';
import { Clock, Opener } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Sealed } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { placeOfPerson } from '../writing/places.js';

/** What of the person's answer is personal or not everybody's. */
export interface PersonalPart {
  readonly name: string | null;
  readonly phone: string | null;
  readonly contactHidden: boolean;
  readonly showAccounts: boolean;
}

/** Opens what a reader may see of people, at the moment it is read. */
@Injectable()
export class PersonalValues {
  constructor(
    private readonly opener: Opener,
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  async of(principal: Principal, row: PersonRow): Promise<PersonalPart> {
    const seesContact = this.seesContact(principal, row);
    const opened = await this.opener.open<{ readonly name: string | null; readonly phone: string | null }>(
      principal.tenant,
      { name: row.name, phone: seesContact ? row.phone : null },
    );
    return {
      ...opened,
      contactHidden: !seesContact && row.phone !== null,
      showAccounts: this.policy.allows(principal, 'account.bind', this.resource(principal, row), this.today()),
    };
  }

  seesContact(principal: Principal, row: PersonRow): boolean {
    return this.policy.allows(principal, 'person.readContact', this.resource(principal, row), this.today());
  }

  /** Names of a page of people in one go; `null` where they were erased. */
  async names(tenant: string, sealed: readonly (Sealed | null)[]): Promise<readonly (string | null)[]> {
    return this.opener.open<(string | null)[]>(tenant, sealed);
  }

  /** Everything personal in the value, in clear. */
  async open<Opened>(tenant: string, value: unknown): Promise<Opened> {
    return this.opener.open<Opened>(tenant, value);
  }

  private resource({ tenant }: Principal, row: PersonRow): PolicyResource {
    const unitIds = row.posts.filter((post) => post.to === null).map((post) => post.unit.id);
    return { tenant, divisionId: placeOfPerson(row), unitIds, personId: row.id };
  }

  private today(): string {
    return localDateAt(this.clock.now());
  }
}
