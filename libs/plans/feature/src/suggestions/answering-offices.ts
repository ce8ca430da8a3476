import type { AnsweringOffice, SuggestionAbout } from '@gongjian/plans-domain';
import type { Principal } from '@gongjian/shared-access';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { DirectoryNames } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { filingAggregate, planAggregate, programmeAggregate, reportAggregate, taskAggregate } from '../aggregates.js';

/** Which office answers: that of the authority which asked for the work. */
@Injectable()
export class AnsweringOffices {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly names: DirectoryNames,
  ) {}

  /** @throws DomainError SUGGESTION.ABOUT_UNKNOWN */
  async of({ tenant, rootDivisionId }: Principal, about: SuggestionAbout): Promise<AnsweringOffice> {
    switch (about.kind) {
      case 'task': {
        const task = (await this.runner.load(taskAggregate, about.id, tenant))?.state;
        return this.ofPlan(tenant, task === undefined || task.status === 'none' ? null : task.planId);
      }
      case 'report': {
        const report = (await this.runner.load(reportAggregate, about.id, tenant))?.state;
        return this.ofPlan(tenant, report === undefined || report.status === 'none' ? null : report.asked.planId);
      }
      case 'planItem':
        return this.ofPlan(tenant, about.planId, about.itemId);
      case 'filing':
        return this.ofFiling(tenant, about.id);
      case 'general':
        return { unit: null, division: await this.names.division(rootDivisionId) };
    }
  }

  private async ofPlan(tenant: string, planId: string | null, itemId?: string): Promise<AnsweringOffice> {
    const plan = planId === null ? undefined : (await this.runner.load(planAggregate, planId, tenant))?.state;
    if (plan === undefined || plan.status === 'none') throw aboutUnknown();
    if (itemId !== undefined && !plan.items.some((item) => item.itemId === itemId)) throw aboutUnknown();
    const { authority, division } = plan.header;
    return { unit: await this.names.nowOf(tenant, authority), division };
  }

  private async ofFiling(tenant: string, filingId: string): Promise<AnsweringOffice> {
    const filing = (await this.runner.load(filingAggregate, filingId, tenant))?.state;
    if (filing === undefined || filing.status === 'none') throw aboutUnknown();
    const programme = (await this.runner.load(programmeAggregate, filing.rules.programme, tenant))?.state;
    if (programme === undefined || programme.status === 'none') throw aboutUnknown();
    const unit = await this.names.nowOf(tenant, programme.authority);
    return { unit, division: unit.division };
  }
}

function aboutUnknown(): DomainError {
  return new DomainError('SUGGESTION.ABOUT_UNKNOWN', 'invalid', {
    zh: '找不到意见所指的任务、方案条目、佐证申报或报告。',
    en: 'What the suggestion is about, a task, an item of a plan, a filing or a report, is not there.',
  });
}
