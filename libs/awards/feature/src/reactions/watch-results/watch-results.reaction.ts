import { resultChangedV1, subjectGradedV1, type SubjectGradedV1 } from '@gongjian/assessments-contracts';
import type { FactAsTold } from '@gongjian/awards-domain';
import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { AwardVersions } from '../../titles/award-versions.js';
import { Renewals } from '../../titles/renewals.js';
import { dayOf, moment, ToldFacts } from '../../titles/told-facts.js';

/** Results into the watch of their subject: what it came to may speak against a title, or for its renewal. */
@Injectable()
export class WatchResults extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'watch_results';
  readonly source = 'assessments';
  readonly when = [
    on(subjectGradedV1, async (message) => {
      const { data } = message;
      const { subjectId, resultId: factId, programmeId, roundCode, kind, grade, total } = data;
      const fact = { kind: 'graded', key: data.key, round: roundCode, form: kind, grade, total } as const;
      await this.facts.record(message, { subjectId, factId }, told(fact, programmeId, message));
      await this.renew(message);
    }),
    on(resultChangedV1, (message) => {
      const { subjectId, resultId: factId, programmeId, key, roundCode, to } = message.data;
      return this.facts.correct(message, { subjectId, factId }, (known) => {
        const form = known?.told?.fact.kind === 'graded' ? known.told.fact.form : 'own';
        const { grade, total } = to;
        return told({ kind: 'graded', key, round: roundCode, form, grade, total }, programmeId, message);
      });
    }),
  ];

  constructor(
    private readonly facts: ToldFacts,
    private readonly versions: AwardVersions,
    private readonly renewals: Renewals,
  ) {
    super();
  }

  private async renew(message: Received<SubjectGradedV1>): Promise<void> {
    const { tenant, id: resultEventId, data } = message;
    if (!data.named || data.kind === 'mock') return;
    const { programmeId: programme, version: number, roundCode } = data;
    const version = await this.versions.awaited(tenant, { programme, version: number });
    if (version?.definition.award?.renewal?.round !== roundCode || listsRenewals(version.definition, data)) return;
    const { subject, grade, roundId, sheetId, applicationId } = data;
    await this.renewals.ready(
      {
        ...{ subject, grade, roundId },
        result: { roundId, sheetId, resultEventId, resultOn: dayOf(message), applicationId },
        inputs: [{ stream: message.subject, revision: String(message.sourceRevision) }],
      },
      version,
      { tenant, sourceEventId: resultEventId, ...moment(message), on: dayOf(message) },
      message.commandId('ready_renewal'),
    );
  }
}

/** Who may be renewed stands on a list: the round's own, or that of the applications it evaluates. */
function listsRenewals({ application, rounds }: ProgrammeDefinition, { decides, roundCode }: SubjectGradedV1): boolean {
  if (application === undefined) return decides;
  return rounds?.find(({ code }) => code === roundCode)?.opens.on === 'application';
}

function told(fact: FactAsTold['fact'], programme: string, message: Parameters<typeof dayOf>[0]): FactAsTold {
  const { actor } = message.data.act;
  return { fact, programme, occurredOn: dayOf(message), occurredAt: null, verified: true, verifier: actor };
}
