import type { Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, uuid } from '@gongjian/shared-http';
import { withoutPersonalValues, type Instant } from '@gongjian/shared-kernel';
import { ReadModels, type RowAsOf, type RowChange } from '@gongjian/shared-projections';
import { moment, revision } from '@gongjian/shared-records/answers';
import { asOf } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { placeOf, RecordAccess } from '../../histories/record-access.js';
import { RecordedKinds } from '../../histories/recorded-kinds.js';
import { change } from '../../histories/change.answer.js';

const kindName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,40}\.[a-z][a-z0-9_]{0,40}$/, { error: 'kind' })
  .meta({ example: 'plans.task' });
const differenceQuery = z.strictObject({ from: asOf, to: asOf.optional() });
type DifferenceQuery = z.output<typeof differenceQuery>;

const side = z
  .strictObject({ revision, recordedAt: moment })
  .nullable()
  .meta({ description: '那时还没有这条记录时为 null。null: there was no such record then.' });
const differenceAnswer = z
  .strictObject({ from: side, to: side, changes: z.array(change) })
  .meta({ id: 'RecordDifference' });

interface Side {
  readonly revision: string;
  readonly recordedAt: Instant;
}

interface Difference {
  readonly from: Side | null;
  readonly to: Side | null;
  readonly changes: readonly RowChange[];
}

@ApiTags('经过与依据 Histories')
@Controller('api/audit/v1/records')
export class DifferenceController {
  constructor(
    private readonly kinds: RecordedKinds,
    private readonly models: ReadModels,
    private readonly access: RecordAccess,
  ) {}

  @Get(':kind/:id/difference')
  @ApiOperation({
    summary: '一条记录在两个时刻之间的不同 What differs in a record between two moments',
    description: '个人信息为 null。Personal values are null.',
  })
  @ApiOkResponse({ standardSchema: differenceAnswer })
  async between(
    @Param('kind', { schema: kindName }) kind: string,
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: differenceQuery }) { from, to }: DifferenceQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Difference> {
    const definition = this.kinds.named(kind);
    if (definition === null) throw notFound();
    const { tenant } = principal;
    const latest = await this.models.asOf(definition, tenant, id);
    const difference = latest === null ? null : await this.models.diff(definition, tenant, id, from, to ?? null);
    if (latest === null || difference === null) throw notFound();
    this.access.require(principal, placeOf(definition, latest.row));
    const { before, after, changes } = difference;
    return {
      from: sideOf(before),
      to: sideOf(after),
      changes: withoutPersonalValues(changes) as readonly RowChange[],
    };
  }
}

function sideOf(then: RowAsOf<object> | null): Side | null {
  return then === null ? null : { revision: String(then.revision), recordedAt: then.recordedAt };
}
