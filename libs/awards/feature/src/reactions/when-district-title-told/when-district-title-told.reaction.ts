import {
  namingAnnulledV1,
  removalAnnulledV1,
  titleConferredV1,
  titleCorrectedV1,
  titleDowngradedV1,
  titleEndedV1,
  titleExpiredV1,
  titleNamedV1,
  titleRemovedV1,
  titleRenewedV1,
  titleRestoredV1,
  titleSuspendedV1,
  titleWarnedV1,
} from '@gongjian/awards-contracts';
import type { IntegrationEventDefinition } from '@gongjian/shared-contracts';
import { canonicalJson } from '@gongjian/shared-kernel';
import { Districts, ForeignReaction, onTables, type Handling, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DISTRICT_TITLES_TABLE } from '../../districts/district-titles-table.js';
import {
  conferred,
  corrected,
  named,
  namingAnnulled,
  removalAnnulled,
  renewed,
  restored,
  type DistrictStanding,
  type DistrictTitle,
} from '../../districts/district-title.js';

type Told = { readonly titleId: string };

/** Keeps what districts' deployments tell of their titles. */
@Injectable()
export class WhenDistrictTitleTold extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_district_title_told';
  readonly source = 'awards';
  readonly when = [
    this.keeps(titleNamedV1, named),
    this.changes(titleRenewedV1, renewed),
    this.changes(titleConferredV1, conferred),
    this.changes(titleWarnedV1, standing('warned')),
    this.changes(titleSuspendedV1, standing('suspended')),
    this.changes(titleRestoredV1, restored),
    this.changes(titleDowngradedV1, (row, { grade }) => ({ ...row, grade })),
    this.changes(titleExpiredV1, standing('expired')),
    this.changes(titleEndedV1, standing('ended')),
    this.changes(namingAnnulledV1, namingAnnulled),
    this.changes(titleCorrectedV1, corrected),
    this.changes(titleRemovedV1, standing('removed')),
    this.changes(removalAnnulledV1, removalAnnulled),
  ];

  constructor(private readonly districts: Districts) {
    super();
  }

  /** Of a title that was told of before. */
  private changes<Data extends Told>(
    event: IntegrationEventDefinition<Data>,
    change: (row: DistrictTitle, told: Data) => DistrictTitle,
  ): Handling {
    return this.keeps(event, (row, told: Data) => row && change(row, told));
  }

  private keeps<Data extends Told>(
    event: IntegrationEventDefinition<Data>,
    fold: (row: DistrictTitle | null, told: Data) => DistrictTitle | null,
  ): Handling {
    return onTables(event, async (message: Received<Data>, client) => {
      const row = fold(await this.rowOf(message, client), message.data);
      if (row !== null) await this.put(message, row, client);
    });
  }

  private async rowOf({ logId, tenant, data }: Received<Told>, client: PoolClient): Promise<DistrictTitle | null> {
    const { rows } = await client.query<{ readonly told: string }>(
      `SELECT told FROM ${DISTRICT_TITLES_TABLE} WHERE tenant = $1 AND source = $2 AND district = $3 AND title = $4`,
      [this.districts.tenant, logId, tenant, data.titleId],
    );
    const told = rows[0]?.told;
    return told === undefined ? null : (JSON.parse(told) as DistrictTitle);
  }

  private async put({ logId, tenant, time }: Received, row: DistrictTitle, client: PoolClient): Promise<void> {
    const { titleId, key, grade, standing, namedOn } = row;
    await client.query(
      `INSERT INTO ${DISTRICT_TITLES_TABLE}
         (tenant, source, district, title, key, grade, standing, named_on, changed_at, told)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (tenant, source, district, title) DO UPDATE
         SET key = excluded.key, grade = excluded.grade, standing = excluded.standing, named_on = excluded.named_on,
             changed_at = excluded.changed_at, told = excluded.told`,
      [this.districts.tenant, logId, tenant, titleId, key, grade, standing, namedOn, time, canonicalJson(row)],
    );
  }
}

function standing(of: DistrictStanding): (row: DistrictTitle) => DistrictTitle {
  return (row) => ({ ...row, standing: of });
}
