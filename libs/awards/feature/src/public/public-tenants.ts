import { Directory } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';

/** Whose public pages are asked for: anybody may name a tenant. */
@Injectable()
export class PublicTenants {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError RESOURCE.NOT_FOUND */
  async require(name: string): Promise<string> {
    const tenant = await this.directory.tenantNamed(name);
    if (tenant === null) throw notFound();
    return tenant.id;
  }
}
