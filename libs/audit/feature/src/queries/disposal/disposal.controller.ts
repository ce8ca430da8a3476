import {
  DISPOSAL_ACTS,
  disposalCatalogue,
  RECORD_KINDS,
  refusesAppraisingDisposal,
  refusesApprovingDisposal,
  refusesCarryingDisposalOut,
  refusesDecliningDisposal,
  RETENTION_CODES,
  type DisposalAct,
  type DisposalRow,
} from '@gongjian/audit-domain';
import { Policy, type Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import { ReadModels, type HistoryPage, type ListFilter } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May, type MayAct, type OpenedRow } from '@gongjian/shared-records';
import {
  day,
  historyAnswerOf,
  id,
  mayOf,
  moment,
  named,
  officer,
  pageOf,
  reason,
  revision,
  sha256,
  type PageAnswer,
} from '@gongjian/shared-records/answers';
import {
  historyQuery,
  oneOrMore,
  oneQuery,
  page,
  type HistoryQuery,
  type OneQuery,
} from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { disposalAggregate } from '../../dossiers/archive-aggregates.js';
import { DisposalLists } from '../../dossiers/disposal-lists.js';
import { proposedLines } from '../../dossiers/proposed-lines.js';
import { disposalProjection } from '../../read-models.js';

const STATUSES = ['proposed', 'appraised', 'approved', 'declined', 'carriedOut'] as const;

const files = z.array(z.strictObject({ fileId: id, sha256 }));
const lines = z.array(
  z
    .strictObject({
      archiveNumber: z.string(),
      kind: z.enum(RECORD_KINDS),
      title: z.string(),
      stream: z.string(),
      year: z.int(),
      retention: z.enum(RETENTION_CODES),
      keptUntil: day.meta({ description: '保管期限的最后一天。The last day it was to be kept.' }),
      files,
    })
    .meta({ id: 'DisposalLine' }),
);
const answer = z
  .strictObject({
    id,
    revision,
    status: z.enum(STATUSES),
    dossierId: id,
    division: named.nullable(),
    lines,
    reason,
    proposedBy: officer,
    proposedAt: moment,
    appraised: z
      .strictObject({ keep: z.array(z.string()), opinion: reason, appraisedBy: officer, at: moment })
      .nullable(),
    approved: z.strictObject({ documentNumber: z.string(), lines, approvedBy: officer, at: moment }).nullable(),
    declined: z.strictObject({ reason, declinedBy: officer, at: moment }).nullable(),
    carriedOut: z.strictObject({ lines: z.int(), files, carriedOutBy: officer, at: moment }).nullable(),
    may: mayOf(DISPOSAL_ACTS),
  })
  .meta({ id: 'Disposal' });
type DisposalAnswer = OpenedRow<DisposalRow> & {
  readonly revision: string;
  readonly may: Readonly<Record<DisposalAct, MayAct>> | null;
};

const item = z
  .strictObject({
    id,
    revision,
    status: z.enum(STATUSES),
    dossierId: id,
    division: named.nullable(),
    lines: z.int().meta({ description: '件数。Items.' }),
    proposedBy: officer,
    proposedAt: moment,
  })
  .meta({ id: 'DisposalListItem' });
const listAnswer = pageOf('DisposalList', item);
const listQuery = z.strictObject({ status: oneOrMore(STATUSES).optional(), ...page });
type ListQuery = z.output<typeof listQuery>;

const historyAnswer = historyAnswerOf('DisposalHistory', Object.keys(disposalCatalogue.types));

@ApiTags('销毁 Disposal')
@Controller('api/audit/v1/disposals')
export class DisposalController {
  constructor(
    private readonly reader: RecordReader,
    private readonly models: ReadModels,
    private readonly policy: Policy,
    private readonly runner: DeciderRunner,
    private readonly lists: DisposalLists,
    private readonly acts: PossibleActs,
  ) {}

  @Get()
  @ApiOperation({ summary: '销毁清册，新的在前 Disposal lists, newest first' })
  @ApiOkResponse({ standardSchema: listAnswer })
  async list(
    @Query({ schema: listQuery }) { status, limit, cursor }: ListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<PageAnswer<z.output<typeof item>>> {
    const within = await this.visibleTo(principal);
    await this.models.waitFor(disposalProjection, after);
    const found = await this.models.list(disposalProjection, principal.tenant, {
      where: { ...within, ...(status === undefined ? {} : { status: { in: status } }) },
      sort: { column: 'proposed_at', direction: 'desc' },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const items = found.rows.map(({ id: of, revision: at, row }) => ({
      id: of,
      revision: String(at),
      status: row.status,
      dossierId: row.dossierId,
      division: row.division,
      lines: row.lines.length,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt,
    }));
    return served(reply, { items, next: found.next }, { position: await this.models.progress(disposalProjection) });
  }

  @Get(':id')
  @ApiOperation({ summary: '一份销毁清册 A disposal list' })
  @ApiOkResponse({ standardSchema: answer })
  async one(
    @Param('id', { schema: uuid() }) disposalId: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<DisposalAnswer> {
    const asked = { principal, id: disposalId, after, asOf: asOf ?? null };
    const { row, revision: at, position, day: today } = await this.reader.one(disposalProjection, asked, mayRead);
    const may = asOf === undefined ? await this.may(principal, disposalId, today) : null;
    return served(reply, { ...row, revision: String(at), may }, { revision: at, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '销毁清册的历史 History of a disposal list' })
  @ApiOkResponse({ standardSchema: historyAnswer })
  async history(
    @Param('id', { schema: uuid() }) disposalId: string,
    @Query({ schema: historyQuery }) asked: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(disposalProjection, principal, disposalId, asked, mayRead);
  }

  private async may(principal: Principal, disposalId: string, today: LocalDate): Promise<DisposalAnswer['may']> {
    const { tenant } = principal;
    const state = (await this.runner.load(disposalAggregate, disposalId, tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const destroyed = state.status === 'approved' ? await this.lists.destroyed(tenant, proposedLines(state)) : [];
    return this.acts.of(principal, { divisionId: state.proposal.division?.id }, today, {
      appraise: { action: 'disposal.appraise', refuses: ({ officer: by }) => refusesAppraisingDisposal(state, by) },
      approve: { action: 'disposal.decide', refuses: ({ officer: by }) => refusesApprovingDisposal(state, by) },
      decline: { action: 'disposal.decide', refuses: () => refusesDecliningDisposal(state) },
      carryOut: { action: 'disposal.carryOut', refuses: () => refusesCarryingDisposalOut(state, destroyed) },
    });
  }

  private async visibleTo(principal: Principal): Promise<ListFilter> {
    const { divisionIds } = await this.policy.scope(principal, 'disposal.read', this.reader.today());
    return divisionIds === 'all' ? {} : { division_id: { in: divisionIds } };
  }
}

function mayRead({ division }: DisposalRow): May {
  return { action: 'disposal.read', resource: { divisionId: division?.id } };
}
