import { Clock } from '@gongjian/shared-event-sourcing';
import { Districts, type District, type DistrictTenant } from '@gongjian/shared-messaging';
import { ReadModels } from '@gongjian/shared-projections';
import { opsSchemaOf } from '@gongjian/shared-projections/readers';
import { Injectable } from '@nestjs/common';
import type { DistrictNamed, DistrictSource } from './district-answers.js';

interface Freshness {
  readonly source: string;
  readonly district: string;
  readonly last_event_at: Date | null;
  readonly checked_at: Date;
}

interface Refused {
  readonly source: string;
  readonly times: string;
}

/** The districts whose deployments this one hears, for the tenant whose people read them. */
@Injectable()
export class DistrictSources {
  constructor(
    private readonly districts: Districts,
    private readonly models: ReadModels,
    private readonly clock: Clock,
  ) {}

  /** As it is named here; of one that is heard no longer by its id. */
  named(source: string, id: string): DistrictNamed {
    const tenants = this.districts.list.find(({ logId }) => logId === source)?.tenants ?? [];
    return { id, names: tenants.find((each) => each.id === id)?.names ?? { zh: id, en: id } };
  }

  /** How fresh what `context` keeps of each is; none for a tenant that does not read them. */
  async of(context: string, tenant: string): Promise<readonly DistrictSource[]> {
    if (this.districts.tenant !== tenant) return [];
    const schema = `"${opsSchemaOf(context)}"`;
    const [looks, refusals] = await this.models.read(tenant, async ({ manager }) => [
      await manager.query<readonly Freshness[]>(
        `SELECT source, district, last_event_at, checked_at FROM ${schema}.district_sources`,
      ),
      await manager.query<readonly Refused[]>(
        `SELECT source, sum(times)::text AS times FROM ${schema}.district_refusals GROUP BY source`,
      ),
    ]);
    const now = Date.parse(this.clock.now());
    return this.districts.list.flatMap((district) =>
      district.tenants.map((each) =>
        sourceOf(district, each, {
          look: looks.find((look) => look.source === district.logId && look.district === each.id),
          refused: refusals.find(({ source }) => source === district.logId),
          now,
        }),
      ),
    );
  }
}

function sourceOf(
  { logId }: District,
  { id, names }: DistrictTenant,
  { look, refused, now }: { readonly look: Freshness | undefined; readonly refused: Refused | undefined; now: number },
): DistrictSource {
  return {
    district: { id, names },
    source: logId,
    lastEventAt: look?.last_event_at?.toISOString() ?? null,
    completeUntil: look?.checked_at.toISOString() ?? null,
    lagSeconds: look === undefined ? null : Math.max(0, Math.round((now - look.checked_at.getTime()) / 1_000)),
    refused: Number(refused?.times ?? 0),
  };
}
