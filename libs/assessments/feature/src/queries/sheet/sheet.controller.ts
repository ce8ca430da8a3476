import { sheetActs, type SheetAct, type SheetRow } from '@gongjian/assessments-domain';
import { Policy, type Action, type Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import type { LocalDate } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { sheetAggregate } from '../../rounds/aggregates.js';
import { sheetProjection } from '../../rounds/projections.js';
import { asTold } from '../../sheets/as-told.js';
import { mayReadSheet } from '../../sheets/may-on-sheet.js';
import { subjectResource } from '../../subjects/subject-resource.js';
import { SheetRules } from '../../sheets/sheet-rules.js';
import { askedIndicatorsOf } from './asked-indicators.js';
import { historyAsTold, withoutOthersValues } from './sealed-assessments.js';
import { SHEET_ACTS, sheetAnswer, sheetHistoryAnswer, type SheetAnswer } from './sheet.answer.js';

const ACTIONS: Readonly<Record<SheetAct, Action>> = {
  appointAssessor: 'sheet.appoint',
  withdrawAssessor: 'sheet.appoint',
  standAside: 'sheet.assess',
  samplePoints: 'sheet.appoint',
  fileSelfCheck: 'sheet.selfCheck',
  fileAssessment: 'sheet.assess',
  recordAdjustment: 'sheet.assess',
  recordFinding: 'sheet.assess',
  withdrawFinding: 'sheet.assess',
  proposeFindingWithdrawal: 'sheet.external',
  confirmFindingWithdrawal: 'sheet.external',
  declineFindingWithdrawal: 'sheet.external',
  proposeExternalResult: 'sheet.external',
  confirmExternalResult: 'sheet.external',
  declineExternalResult: 'sheet.external',
  proposeFalsification: 'falsification.find',
  confirmFalsification: 'falsification.find',
  declineFalsification: 'falsification.find',
  reopen: 'sheet.appoint',
  correct: 'record.correct',
  confirmCorrection: 'record.correct',
  declineCorrection: 'record.correct',
};

@ApiTags('评分表 Score sheets')
@Controller('api/assessments/v1/sheets')
export class SheetController {
  constructor(
    private readonly reader: RecordReader,
    private readonly runner: DeciderRunner,
    private readonly rules: SheetRules,
    private readonly acts: PossibleActs,
    private readonly policy: Policy,
  ) {}

  @Get(':id')
  @ApiOperation({
    summary: '评分表：每一分的来历、缺什么、到上一等级最近的路 A score sheet, with where every point comes from',
    description: '考评员各自的评分在全部提交前一律不显示。What each assessor found is not shown before all are in.',
  })
  @ApiOkResponse({ description: '可按时刻回看（asOf）。As of any moment.', standardSchema: sheetAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<SheetAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      sheetProjection,
      { principal, id, after, asOf: asOf ?? null },
      (found) => mayReadSheet(found),
    );
    const scoring = await this.rules.ofRow(principal.tenant, row);
    const asked = askedIndicatorsOf(row.rules, scoring);
    const may = asOf === undefined ? await this.possible(principal, id, day) : null;
    const shown = this.allows(principal, 'sheet.readOpen', row) ? row : asTold(row);
    return served(reply, { ...shown, revision: String(revision), asked, may }, { revision, position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '评分表的历史 History of a score sheet' })
  @ApiOkResponse({ standardSchema: sheetHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    let scoredAt: string | null = null;
    let asSubject = false;
    const history = await this.reader.history(sheetProjection, principal, id, page, (row) => {
      scoredAt = row.score?.revision ?? null;
      const whole = row.status === 'scored' && this.allows(principal, 'history.read', row);
      asSubject = !whole && !this.allows(principal, 'sheet.readOpen', row);
      return whole ? { action: 'history.read', resource: subjectResource(row.subject) } : mayReadSheet(row);
    });
    return asSubject ? historyAsTold(history, scoredAt) : withoutOthersValues(history, scoredAt, principal.id);
  }

  private allows(principal: Principal, action: Action, { subject }: Pick<SheetRow, 'subject'>): boolean {
    const resource = { tenant: principal.tenant, ...subjectResource(subject) };
    return this.policy.allows(principal, action, resource, this.reader.today());
  }

  private async possible(principal: Principal, id: string, today: LocalDate): Promise<SheetAnswer['may']> {
    const state = (await this.runner.load(sheetAggregate, id, principal.tenant))?.state;
    if (state === undefined || state.status === 'none') return null;
    const roundOpen = await this.rules.roundOpen(principal.tenant, state);
    const refusals = sheetActs(state, { roundOpen, ties: await this.rules.ties(principal.tenant, state) });
    const asked = SHEET_ACTS.map((act) => [act, { action: ACTIONS[act], refuses: refusals[act] }] as const);
    const resource = subjectResource(state.opened.subject);
    return this.acts.of(
      principal,
      resource,
      today,
      Object.fromEntries(asked) as Record<SheetAct, (typeof asked)[0][1]>,
    );
  }
}
