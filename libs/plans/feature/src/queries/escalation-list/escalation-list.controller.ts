import type { EscalationListItem, ListAnswer } from '@gongjian/plans-contracts';
import type { EscalationRow } from '@gongjian/plans-domain';
import { Directory, type Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { ReadModels, type ProjectedRow } from '@gongjian/shared-projections';
import { RecordReader } from '@gongjian/shared-records';
import { oneOrMore, page, sortBy } from '@gongjian/shared-records/requests';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ESCALATION_KINDS, ESCALATION_STATUSES, ESCALATION_WAITS } from '../../escalations/escalation-statuses.js';
import { escalationProjection } from '../../projections.js';
import { escalationListAnswer } from './escalation-list.answer.js';

const escalationListQuery = z.strictObject({
  status: oneOrMore(ESCALATION_STATUSES).optional(),
  waitsFor: oneOrMore(ESCALATION_WAITS).optional().meta({ description: '待办的。What is to be done.' }),
  kind: oneOrMore(ESCALATION_KINDS).optional().meta({ description: '已到哪一步。The step it has come to.' }),
  targetId: uuid().optional().meta({ description: '任务或整改。The task or rectification.' }),
  programmeId: uuid().optional(),
  unitId: uuid().optional(),
  divisionId: uuid().optional().meta({ description: '该区划及其以下。The division and below.' }),
  sort: sortBy(['overdue', 'changed']),
  ...page,
});
type EscalationListQuery = z.output<typeof escalationListQuery>;

const COLUMNS = { overdue: 'overdue_at', changed: 'changed_at' } as const;

@ApiTags('督办 Escalations')
@Controller('api/plans/v1/escalations')
export class EscalationListController {
  constructor(
    private readonly models: ReadModels,
    private readonly reader: RecordReader,
    private readonly directory: Directory,
  ) {}

  @Get()
  @ApiOperation({ summary: '督办列表 List escalations' })
  @ApiOkResponse({ standardSchema: escalationListAnswer })
  async list(
    @Query({ schema: escalationListQuery }) query: EscalationListQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ListAnswer<EscalationListItem>> {
    const scope = await this.reader.scope(principal, 'escalation.read');
    await this.models.waitFor(escalationProjection, after);
    const { status, waitsFor, kind, targetId, programmeId, unitId, divisionId, sort, limit, cursor } = query;
    const found = await this.models.list(escalationProjection, principal.tenant, {
      where: {
        ...(status === undefined ? {} : { status: { in: status } }),
        ...(waitsFor === undefined ? {} : { waits_for: { in: waitsFor } }),
        ...(kind === undefined ? {} : { kind: { in: kind } }),
        ...(targetId === undefined ? {} : { target_id: { eq: targetId } }),
        ...(programmeId === undefined ? {} : { programme_id: { eq: programmeId } }),
        ...(unitId === undefined ? {} : { unit_ids: { overlaps: [unitId] } }),
      },
      ...(scope.length === 0 ? {} : { anyOf: scope }),
      ...(divisionId === undefined ? {} : { scopeDivisionIds: await this.directory.subtree(divisionId) }),
      sort: { column: COLUMNS[sort.column], direction: sort.direction },
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const answer = { items: found.rows.map(item), next: found.next };
    return served(reply, answer, { position: await this.models.progress(escalationProjection) });
  }
}

function item({ id, revision, row }: ProjectedRow<EscalationRow>): EscalationListItem {
  const { status, target, programmeId, division, unit, lastDay, overdueAt, steps, waitsFor, next, changedAt } = row;
  const { subject } = target;
  const last = steps.at(-1);
  return {
    id,
    revision: String(revision),
    status,
    target: { ...target, subject: subject === null ? null : { id: subject.id, name: subject.name } },
    programmeId,
    division,
    unit: unit === null ? null : { id: unit.id, name: unit.name },
    lastDay,
    overdueAt,
    step: last === undefined ? null : { step: last.step, kind: last.kind },
    waitsFor,
    nextAt: next?.dueAt ?? null,
    changedAt,
  };
}
