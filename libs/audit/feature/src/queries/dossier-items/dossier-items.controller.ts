import {
  CHECKS,
  dossierNotReady,
  lastDayKept,
  RECORD_KINDS,
  RETENTION_CODES,
  type Check,
} from '@gongjian/audit-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, uuid } from '@gongjian/shared-http';
import { RecordReader } from '@gongjian/shared-records';
import { day, pageOf, type PageAnswer } from '@gongjian/shared-records/answers';
import { page } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { invalidCursor } from '@gongjian/shared-projections';
import { z } from 'zod';
import { DossierCompiler } from '../../dossiers/dossier-compiler.js';
import { mayReadDossier } from '../../dossiers/may-read-dossier.js';
import { dossierProjection } from '../../read-models.js';

const fault = z.strictObject({ code: z.string(), what: z.string() }).meta({ id: 'CheckFault' });
const faults = z.strictObject(
  Object.fromEntries(CHECKS.map((check) => [check, z.array(fault)])) as Record<Check, z.ZodArray<typeof fault>>,
);
const item = z
  .strictObject({
    archiveNumber: z.string().meta({ example: 'Z109-WS·2026-Y-BGS-0001', description: '档号。Archive number.' }),
    kind: z.enum(RECORD_KINDS),
    title: z.string(),
    documentNumber: z.string().nullable(),
    responsible: z.string().nullable(),
    date: day,
    retention: z.enum(RETENTION_CODES),
    keptUntil: day.nullable().meta({ description: '保管期限的最后一天；永久的为 null。null: kept for ever.' }),
    stream: z.string(),
    events: z.int(),
    files: z.int(),
    destroyed: z.int().meta({ description: '已按决定销毁的文件数。Files destroyed by decision.' }),
    faults: faults.meta({ description: '四性检测发现的问题；空为通过。What the checks found; empty: passed.' }),
  })
  .meta({ id: 'DossierItem' });
const itemsAnswer = pageOf('DossierItems', item);
const itemsQuery = z.strictObject(page);
type ItemsQuery = z.output<typeof itemsQuery>;

@ApiTags('案卷 Dossiers')
@Controller('api/audit/v1/dossiers/:id/items')
export class DossierItemsController {
  constructor(
    private readonly reader: RecordReader,
    private readonly compiler: DossierCompiler,
  ) {}

  @Get()
  @ApiOperation({ summary: '归档文件目录及逐件检测结果 The catalogue, with what the checks found of each item' })
  @ApiOkResponse({ standardSchema: itemsAnswer })
  async list(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: itemsQuery }) { limit, cursor }: ItemsQuery,
    @CurrentPrincipal() principal: Principal,
    @After() after?: string,
  ): Promise<PageAnswer<z.output<typeof item>>> {
    const { row } = await this.reader.sealedOne(
      dossierProjection,
      { principal, id, after, asOf: null },
      mayReadDossier,
    );
    const from = cursor === undefined ? 0 : Number(cursor);
    if (!Number.isSafeInteger(from) || from < 0) throw invalidCursor();
    const kept = await this.compiler.kept({ tenant: principal.tenant, dossier: row });
    if (row.status !== 'compiled' || kept === null) throw dossierNotReady(row.status);
    const { items, stored } = kept;
    return {
      items: items.slice(from, from + limit).map((each, index) => ({
        archiveNumber: each.archiveNumber,
        kind: each.kind,
        title: each.title,
        documentNumber: each.documentNumber,
        responsible: each.responsible,
        date: each.date,
        retention: each.retention,
        keptUntil: lastDayKept(each.year, each.retention),
        stream: each.stream,
        events: each.acts.length,
        files: each.files.length,
        destroyed: each.destroyed.length,
        faults: faultsOf(stored.checks[from + index]),
      })),
      next: from + limit < items.length ? String(from + limit) : null,
    };
  }
}

function faultsOf(
  checks: Readonly<Record<Check, readonly z.output<typeof fault>[]>> | undefined,
): z.output<typeof faults> {
  return Object.fromEntries(CHECKS.map((check) => [check, [...(checks?.[check] ?? [])]])) as z.output<typeof faults>;
}
