import {
  DEFAULT_RETENTION,
  RECORD_KINDS,
  refusesConfirmingRetention,
  refusesDecliningRetention,
  refusesProposingRetention,
  RETENTION_ACTS,
  RETENTION_CODES,
  retentionCatalogue,
  type RetentionAct,
  type RetentionRow,
} from '@gongjian/audit-domain';
import type { Principal } from '@gongjian/shared-access';
import { isDomainError } from '@gongjian/shared-kernel';
import { After, CurrentPrincipal, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May, type MayAct, type OpenedRow } from '@gongjian/shared-records';
import { historyAnswerOf, id, mayOf, moment, officer, reason, revision } from '@gongjian/shared-records/answers';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { retentionScheduleId } from '../../dossiers/archive-aggregates.js';
import { retentionProjection } from '../../read-models.js';

const classes = z.array(
  z
    .strictObject({ kind: z.enum(RECORD_KINDS), code: z.enum(RETENTION_CODES), basis: z.string() })
    .meta({ id: 'RetentionClass' }),
);
const change = { scheduleId: id, changeId: id, classes, documentNumber: z.string().nullable(), reason };

export type RetentionAnswer = Omit<OpenedRow<RetentionRow>, 'changedAt'> & {
  readonly revision: string | null;
  readonly changedAt: string | null;
  readonly may: Readonly<Record<RetentionAct, MayAct>> | null;
};

const retentionAnswer = z
  .strictObject({
    id,
    revision: revision.nullable(),
    version: z.int().meta({ description: '0：系统自带的保管期限表。0: the one that ships.' }),
    classes,
    proposal: z.strictObject({ ...change, proposedBy: officer }).nullable(),
    changes: z.array(
      z.strictObject({ ...change, version: z.int(), proposedBy: officer, confirmedBy: officer, at: moment }),
    ),
    declined: z.array(z.strictObject({ scheduleId: id, changeId: id, reason, declinedBy: officer, at: moment })),
    changedAt: moment.nullable(),
    may: mayOf(RETENTION_ACTS),
  })
  .meta({ id: 'RetentionSchedule' }) as unknown as z.ZodType<RetentionAnswer>;
const retentionHistoryAnswer = historyAnswerOf('RetentionHistory', Object.keys(retentionCatalogue.types));

const MAY: May = { action: 'retention.read', resource: {} };

@ApiTags('保管期限 Retention')
@Controller('api/audit/v1/retention')
export class RetentionController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly acts: PossibleActs,
  ) {}

  @Get()
  @ApiOperation({ summary: '保管期限表及其调整 How long records are kept, and how that was changed' })
  @ApiOkResponse({ standardSchema: retentionAnswer })
  async one(
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<RetentionAnswer> {
    const scheduleId = retentionScheduleId(principal.tenant);
    try {
      const asked = { principal, id: scheduleId, after, asOf: asOf ?? null };
      const { row, revision: at, position } = await this.reader.one(retentionProjection, asked, MAY);
      const may = asOf === undefined ? this.may(principal, row.proposal) : null;
      return served(reply, { ...row, revision: String(at), may }, { revision: at, position });
    } catch (error) {
      if (!isDomainError(error) || error.kind !== 'not-found') throw error;
      const shipped = { ...DEFAULT_RETENTION, id: scheduleId, revision: null, changedAt: null };
      const may = asOf === undefined ? this.may(principal, null) : null;
      const answer = { ...shipped, proposal: null, changes: [], declined: [], may };
      return served(reply, answer, { position: await this.models.progress(retentionProjection) });
    }
  }

  @Get('history')
  @ApiOperation({ summary: '保管期限表的历史 History of the schedule' })
  @ApiOkResponse({ standardSchema: retentionHistoryAnswer })
  async history(
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(retentionProjection, principal, retentionScheduleId(principal.tenant), page, MAY);
  }

  private may(principal: Principal, proposal: OpenedRow<RetentionRow>['proposal']): RetentionAnswer['may'] {
    return this.acts.of(principal, {}, this.reader.today(), {
      propose: { action: 'retention.propose', refuses: () => refusesProposingRetention(proposal) },
      confirm: {
        action: 'retention.confirm',
        refuses: ({ officer: by }) => refusesConfirmingRetention(proposal, by),
      },
      decline: { action: 'retention.confirm', refuses: () => refusesDecliningRetention(proposal) },
    });
  }
}
