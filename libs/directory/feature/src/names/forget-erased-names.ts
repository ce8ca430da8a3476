import type { ErasureList } from '@gongjian/shared-keys';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { PersonNames } from './person-names.js';

const PERSON = 'person:';

/** Takes the names of erased people out again at start: a restored database may still hold them. */
export class ForgetErasedNames implements OnApplicationBootstrap {
  constructor(
    private readonly erasures: ErasureList,
    private readonly names: PersonNames,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { entries } = await this.erasures.read();
    const byTenant = new Map<string, string[]>();
    for (const { tenant, owner } of entries) {
      if (!owner.startsWith(PERSON)) continue;
      byTenant.set(tenant, [...(byTenant.get(tenant) ?? []), owner.slice(PERSON.length)]);
    }
    for (const [tenant, personIds] of byTenant) await this.names.forget(tenant, personIds);
  }
}
