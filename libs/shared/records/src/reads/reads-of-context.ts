import { actedBy, type Principal, type RoleGrant } from '@gongjian/shared-access';
import {
  readCatalogueOf,
  readDecider,
  readView,
  type AuditRead,
  type ReadCommand,
  type ReadEvent,
  type ReadKind,
  type ReadRow,
  type ReadState,
} from '@gongjian/shared-domain';
import { Clock, commandFingerprint, DeciderRunner, streamName, type Aggregate } from '@gongjian/shared-event-sourcing';
import {
  After,
  CurrentPrincipal,
  principalOf,
  Reply,
  served,
  uuid,
  type FastifyReply,
  type FastifyRequest,
  traceparentOf,
} from '@gongjian/shared-http';
import { localDateAt, type LocalDate } from '@gongjian/shared-kernel';
import {
  dropMigrationOf,
  type HistoryPage,
  type MigrationClass,
  type ProjectedRow,
  type ProjectionDefinition,
} from '@gongjian/shared-projections';
import {
  Controller,
  Get,
  Injectable,
  Module,
  Param,
  Query,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  type Type,
} from '@nestjs/common';
import { APP_INTERCEPTOR, Reflector } from '@nestjs/core';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { catchError, concatMap, from, type Observable } from 'rxjs';
import type { PageAnswer } from '../answers.js';
import type { May } from '../may.js';
import { RecordReader } from '../record-reader.js';
import { RecordsModule } from '../records.module.js';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '../requests.js';
import { NOT_RECORDED } from './not-recorded.js';
import { readAnswer, readHistoryAnswer, readListAnswer, type ReadAnswer } from './read.answer.js';
import { readListQuery, type ReadListQuery } from './read.requests.js';
import { refusalOf, Refusals } from './refusals.js';
import { TAKES_OUT } from './takes-out.js';
import { filtersOf, recordsOf, shownIn } from './what-was-read.js';

export interface ReadsOptions {
  readonly context: string;
  /** Of the streams; for ever. */
  readonly category: string;
}

export interface ReadsOfContext {
  /** For the read models of the context. */
  readonly projection: ProjectionDefinition<ReadRow, ReadEvent>;
  /** Drops the table of the version before; run where no process of an earlier build runs beside it. */
  readonly dropFormerTable: MigrationClass;
  /** Records, and the routes `api/<context>/v1/reads`. */
  readonly module: Type;
}

const MAY_READ_READS: May = { action: 'seat.readReads', resource: {} };

/**
 * What was read in a context by auditors, with a seat or of the district's own, and what they were refused. An answer leaves the process only after the record of it is durable:
 * whatever an auditor was ever answered is in the log, also after a crash, and where it cannot be recorded the request
 * fails. Every read is a stream of its own, so that reads of one seat never wait for each other and the engine stores
 * those of the same moment in one batch. Needs what `RecordsModule` needs from global modules.
 */
export function recordedReads({ context, category }: ReadsOptions): ReadsOfContext {
  const catalogue = readCatalogueOf(category);
  const aggregate: Aggregate<ReadState, ReadCommand, ReadEvent> = { decider: readDecider, catalogue };
  const base = `/api/${context}/v1/`;
  const projection: ProjectionDefinition<ReadRow, ReadEvent> = {
    context,
    name: 'read',
    version: 2,
    catalogue,
    view: readView,
    columns: [
      { name: 'seat_id', type: 'uuid', value: (row) => row.seatId ?? null },
      { name: 'person_id', type: 'uuid', value: (row) => row.personId },
      { name: 'kind', type: 'text', value: (row) => row.kind },
      { name: 'refused', type: 'bool', value: (row) => row.refused !== undefined },
      { name: 'record_ids', type: 'uuid[]', value: (row) => [...new Set([...row.records, ...row.shown])] },
      { name: 'read_at', type: 'timestamptz', value: (row) => row.readAt },
    ],
    indexes: [
      ['read_at'],
      ['seat_id', 'read_at'],
      ['person_id', 'read_at'],
      ['kind', 'read_at'],
      { columns: ['read_at'], onlyWith: 'refused' },
    ],
    elementIndexes: [{ column: 'record_ids', orderedBy: 'read_at', beside: [] }],
  };

  @Injectable()
  class RecordReads implements NestInterceptor {
    private readonly refusals = new Refusals();

    constructor(
      private readonly reflector: Reflector,
      private readonly runner: DeciderRunner,
      private readonly clock: Clock,
    ) {}

    intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
      const http = execution.switchToHttp();
      const request = http.getRequest<FastifyRequest>();
      const principal = principalOf<Principal>(request);
      const grant = principal === undefined ? undefined : auditorOf(principal, localDateAt(this.clock.now()));
      const unrecorded = this.reflector.getAllAndOverride<boolean | undefined>(NOT_RECORDED, [
        execution.getHandler(),
        execution.getClass(),
      ]);
      const route = request.routeOptions.url ?? '';
      if (principal === undefined || grant === undefined || unrecorded === true || !route.startsWith(base)) {
        return next.handle();
      }
      const takesOut = this.reflector.get<boolean | undefined>(TAKES_OUT, execution.getHandler()) === true;
      const otherwise = request.method === 'GET' ? 'read' : route === `${base}exports` ? 'export' : 'act';
      const kind = takesOut ? 'export' : otherwise;
      const asked: Asked = { principal, grant, kind, request, reply: http.getResponse<FastifyReply>(), route };
      const seated = grant.seat !== undefined;
      return from(seated ? this.refusals.allow(principal.id) : Promise.resolve()).pipe(
        concatMap(() => next.handle()),
        catchError(async (error: unknown) => {
          const refused = seated ? refusalOf(error) : null;
          if (refused !== null) {
            await this.refusals.count(principal.id);
            await this.record(asked, { shown: [], position: null, refused });
          }
          throw error;
        }),
        concatMap(async (answer: unknown) => {
          // What an auditor of the district's own does in another role is told by the event of the act itself.
          if (kind === 'act') return answer;
          const position = asked.reply.getHeader('Gongjian-Position');
          await this.record(asked, {
            shown: shownIn(answer),
            position: typeof position === 'string' ? position : null,
          });
          return answer;
        }),
      );
    }

    private async record(
      { principal, grant, kind, request, reply, route }: Asked,
      outcome: Pick<AuditRead, 'shown' | 'position' | 'refused'>,
    ): Promise<void> {
      const readId = randomUUID();
      const now = this.clock.now();
      const data: AuditRead = {
        readId,
        ...(grant.seat === undefined ? {} : { seatId: grant.seat.id }),
        personId: principal.id,
        kind,
        route,
        records: recordsOf(request.params),
        filters: filtersOf(request.query),
        readAt: now,
        ...outcome,
      };
      const traceparent = traceparentOf(request);
      await this.runner.execute(
        aggregate,
        readId,
        { type: 'RecordRead', data, now, today: localDateAt(now) },
        {
          tenant: principal.tenant,
          commandId: readId,
          fingerprint: commandFingerprint('RecordRead', streamName(category, readId), data),
          channel: 'console',
          correlationId: readId,
          ...(traceparent === undefined ? {} : { traceparent }),
          ...actedBy(principal, grant),
        },
        { founding: true },
      );
      reply.header('Gongjian-Read', readId);
    }
  }

  @ApiTags('审计查阅记录 Reads by auditors')
  @Controller(`api/${context}/v1/reads`)
  class ReadsController {
    constructor(private readonly reader: RecordReader) {}

    @Get()
    @ApiOperation({ summary: '审计人员的查阅记录，最近的在前 What auditors read, newest first' })
    @ApiOkResponse({ standardSchema: readListAnswer })
    async list(
      @Query({ schema: readListQuery }) query: ReadListQuery,
      @CurrentPrincipal() principal: Principal,
      @Reply() reply: FastifyReply,
      @After() after?: string,
    ): Promise<PageAnswer<ReadAnswer>> {
      const { seatId, personId, recordId, kind, refused, from, before, limit, cursor } = query;
      const page = await this.reader.list(projection, { principal, after }, MAY_READ_READS, {
        where: {
          ...(seatId === undefined ? {} : { seat_id: { eq: seatId } }),
          ...(personId === undefined ? {} : { person_id: { eq: personId } }),
          ...(recordId === undefined ? {} : { record_ids: { overlaps: [recordId] } }),
          ...(kind === undefined ? {} : { kind: { eq: kind } }),
          ...(refused === undefined ? {} : { refused: { eq: refused } }),
          ...(from === undefined && before === undefined
            ? {}
            : { read_at: { ...(from === undefined ? {} : { from }), ...(before === undefined ? {} : { before }) } }),
        },
        sort: { column: 'read_at', direction: 'desc' },
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return served(reply, { items: page.rows.map(answerOf), next: page.next }, { position: page.position });
    }

    @Get(':id')
    @ApiOperation({ summary: '一次查阅 One read' })
    @ApiOkResponse({ standardSchema: readAnswer })
    async one(
      @Param('id', { schema: uuid() }) id: string,
      @Query({ schema: oneQuery }) { asOf }: OneQuery,
      @CurrentPrincipal() principal: Principal,
      @Reply() reply: FastifyReply,
      @After() after?: string,
    ): Promise<ReadAnswer> {
      const asked = { principal, id, after, asOf: asOf ?? null };
      const { row, revision, position } = await this.reader.one(projection, asked, MAY_READ_READS);
      return served(reply, answerOf({ row, revision }), { revision, position });
    }

    @Get(':id/history')
    @ApiOperation({ summary: '查阅记录的历史 History of a read' })
    @ApiOkResponse({ standardSchema: readHistoryAnswer })
    async history(
      @Param('id', { schema: uuid() }) id: string,
      @Query({ schema: historyQuery }) page: HistoryQuery,
      @CurrentPrincipal() principal: Principal,
    ): Promise<HistoryPage> {
      return this.reader.history(projection, principal, id, page, MAY_READ_READS);
    }
  }
  // Its operations are named by it, and another context's are others.
  Object.defineProperty(ReadsController, 'name', {
    value: `${context[0]?.toUpperCase()}${context.slice(1)}ReadsController`,
  });

  @Module({
    imports: [RecordsModule],
    controllers: [ReadsController],
    providers: [
      {
        provide: APP_INTERCEPTOR,
        inject: [Reflector, DeciderRunner, Clock],
        useFactory: (reflector: Reflector, runner: DeciderRunner, clock: Clock) =>
          new RecordReads(reflector, runner, clock),
      },
    ],
  })
  class ReadsModule {}

  return { projection, dropFormerTable: dropMigrationOf({ context, name: 'read', version: 1 }), module: ReadsModule };
}

interface Asked {
  readonly principal: Principal;
  readonly grant: RoleGrant;
  readonly kind: ReadKind;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: string;
}

/** The right of an auditor that is in force: of a seat before one of the role alone. */
function auditorOf({ grants }: Principal, today: LocalDate): RoleGrant | undefined {
  const held = grants.filter(
    ({ role, from, to }) => role === 'auditor' && from <= today && (to === null || to >= today),
  );
  return held.find(({ seat }) => seat !== undefined) ?? held[0];
}

function answerOf({
  row: { seatId, refused, ...row },
  revision,
}: Pick<ProjectedRow<ReadRow>, 'row' | 'revision'>): ReadAnswer {
  return { ...row, revision: String(revision), seatId: seatId ?? null, refused: refused ?? null };
}
