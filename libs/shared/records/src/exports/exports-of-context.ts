import { Policy, type Principal } from '@gongjian/shared-access';
import {
  exportCatalogueOf,
  exportDecider,
  exportView,
  type ExportCommand,
  type ExportEvent,
  type ExportRow,
  type ExportState,
} from '@gongjian/shared-domain';
import { newAggregateId, type Aggregate } from '@gongjian/shared-event-sourcing';
import {
  After,
  CurrentPrincipal,
  Reply,
  served,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import {
  ReadModels,
  type HistoryPage,
  type ListFilter,
  type ProjectedRow,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import { Body, Controller, Get, Module, Param, Post, Query, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Write } from '../acting.js';
import type { PageAnswer } from '../answers.js';
import type { May } from '../may.js';
import { RecordReader } from '../record-reader.js';
import { RecordWriter } from '../record-writer.js';
import { RecordsModule } from '../records.module.js';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '../requests.js';
import { exportAnswer, exportHistoryAnswer, exportListAnswer, type ExportAnswer } from './export.answer.js';
import { exportListQuery, exportRequest, type ExportBody, type ExportListQuery } from './export.requests.js';

export interface ExportsOptions {
  readonly context: string;
  /** Of the streams; for ever. */
  readonly category: string;
}

export interface ExportsOfContext {
  /** For the read models of the context. */
  readonly projection: ProjectionDefinition<ExportRow, ExportEvent>;
  /** The routes `api/<context>/v1/exports`. */
  readonly module: Type;
}

/** What was taken out of the lists of a context, and by whom. Needs what `RecordsModule` needs from global modules. */
export function recordedExports({ context, category }: ExportsOptions): ExportsOfContext {
  const catalogue = exportCatalogueOf(category);
  const aggregate: Aggregate<ExportState, ExportCommand, ExportEvent> = { decider: exportDecider, catalogue };
  const projection: ProjectionDefinition<ExportRow, ExportEvent> = {
    context,
    name: 'export',
    version: 1,
    catalogue,
    view: exportView,
    columns: [
      { name: 'list', type: 'text', value: (row) => row.list },
      { name: 'format', type: 'text', value: (row) => row.format },
      { name: 'person_id', type: 'uuid', value: (row) => row.exportedBy.personId },
      { name: 'division_id', type: 'uuid', value: (row) => row.division?.id ?? null },
      { name: 'exported_at', type: 'timestamptz', value: (row) => row.exportedAt },
    ],
    indexes: [['exported_at'], ['list', 'exported_at'], ['person_id', 'exported_at'], ['division_id', 'exported_at']],
  };

  @ApiTags('导出记录 Exports')
  @Controller(`api/${context}/v1/exports`)
  class ExportsController {
    constructor(
      private readonly writer: RecordWriter,
      private readonly reader: RecordReader,
      private readonly models: ReadModels,
      private readonly policy: Policy,
    ) {}

    @Post()
    @ApiOperation({ summary: '记录一次导出 Record that a list was exported' })
    @ApiCreatedResponse({ standardSchema: writeAnswer })
    async record(
      @Body({ schema: exportRequest }) body: ExportBody,
      @WriteContext() write: Write,
      @Reply() reply: FastifyReply,
    ): Promise<Written> {
      const id = newAggregateId(write.principal.tenant, category, write.commandId);
      const result = await this.writer.found(aggregate, id, write, {
        type: 'RecordExport',
        body,
        founding: true,
        may: { action: 'export.record', resource: {} },
        data: ({ officer }) => ({ exportId: id, ...body, exportedBy: officer, division: officer.division }),
      });
      return written(reply, { status: 201, id, result });
    }

    @Get()
    @ApiOperation({
      summary: '导出记录列表：本人的，审计和安全管理员看范围内的 List exports: one’s own, or those in one’s scope',
    })
    @ApiOkResponse({ standardSchema: exportListAnswer })
    async list(
      @Query({ schema: exportListQuery }) { list, format, personId, limit, cursor }: ExportListQuery,
      @CurrentPrincipal() principal: Principal,
      @Reply() reply: FastifyReply,
      @After() after?: string,
    ): Promise<PageAnswer<ExportAnswer>> {
      const visible = await this.visibleTo(principal);
      await this.models.waitFor(projection, after);
      const found = await this.models.list(projection, principal.tenant, {
        where: {
          ...(list === undefined ? {} : { list: { eq: list } }),
          ...(format === undefined ? {} : { format: { eq: format } }),
          ...(personId === undefined ? {} : { person_id: { eq: personId } }),
        },
        ...(visible.length === 0 ? {} : { anyOf: visible }),
        sort: { column: 'exported_at', direction: 'desc' },
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const answer = { items: found.rows.map(answerOf), next: found.next };
      return served(reply, answer, { position: await this.models.progress(projection) });
    }

    @Get(':id')
    @ApiOperation({ summary: '一次导出 One export' })
    @ApiOkResponse({ standardSchema: exportAnswer })
    async one(
      @Param('id', { schema: uuid() }) id: string,
      @Query({ schema: oneQuery }) { asOf }: OneQuery,
      @CurrentPrincipal() principal: Principal,
      @Reply() reply: FastifyReply,
      @After() after?: string,
    ): Promise<ExportAnswer> {
      const asked = { principal, id, after, asOf: asOf ?? null };
      const { row, revision, position } = await this.reader.one(projection, asked, mayRead);
      return served(reply, { ...row, revision: String(revision) }, { revision, position });
    }

    @Get(':id/history')
    @ApiOperation({ summary: '导出记录的历史 History of an export' })
    @ApiOkResponse({ standardSchema: exportHistoryAnswer })
    async history(
      @Param('id', { schema: uuid() }) id: string,
      @Query({ schema: historyQuery }) page: HistoryQuery,
      @CurrentPrincipal() principal: Principal,
    ): Promise<HistoryPage> {
      return this.reader.history(projection, principal, id, page, mayRead);
    }

    /** Conditions one of which holds; empty: every row of the tenant. */
    private async visibleTo(principal: Principal): Promise<readonly ListFilter[]> {
      const { divisionIds } = await this.policy.scope(principal, 'export.read', this.reader.today());
      if (divisionIds === 'all') return [];
      const own = { person_id: { eq: principal.id } };
      return divisionIds.length === 0 ? [own] : [own, { division_id: { in: divisionIds } }];
    }
  }
  // Its operations are named by it, and another context's are others.
  Object.defineProperty(ExportsController, 'name', {
    value: `${context[0]?.toUpperCase()}${context.slice(1)}ExportsController`,
  });

  @Module({ imports: [RecordsModule], controllers: [ExportsController] })
  class ExportsModule {}

  return { projection, module: ExportsModule };
}

function answerOf({ row, revision }: ProjectedRow<ExportRow>): ExportAnswer {
  return { ...row, revision: String(revision) };
}

function mayRead(row: ExportRow): May {
  return { action: 'export.read', resource: { divisionId: row.division?.id, personId: row.exportedBy.personId } };
}
