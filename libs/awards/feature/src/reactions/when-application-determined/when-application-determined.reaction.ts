import { applicationDeterminedV1, type ApplicationDeterminedV1 } from '@gongjian/assessments-contracts';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { CandidateLists } from '../../slates/candidate-lists.js';
import { isNamedGrade } from '../../slates/leads-to-candidates.js';
import { listSumOf } from '../../slates/list-sum.js';

/** Who applied and was determined is a candidate on a list of one. */
@Injectable()
export class WhenApplicationDetermined extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_application_determined';
  readonly source = 'assessments';
  readonly when = [on(applicationDeterminedV1, (message) => this.determined(message))];

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly lists: CandidateLists,
  ) {
    super();
  }

  private async determined(message: Received<ApplicationDeterminedV1>): Promise<void> {
    const { data, tenant } = message;
    const { subject, grade, applicationId, result, on: resultOn, assessors = [] } = data;
    const published = await this.definitions.awaited(tenant, data.programmeId, data.version);
    if (published.definition.award === undefined || !isNamedGrade(published, grade)) return;
    const from = { kind: 'application' as const, id: applicationId };
    await this.lists.list(message, published, from, {
      ...{ subject, grade, rank: null, total: null, applicationId, assessors, resultOn },
      ...{ roundId: result?.roundId ?? null, sheetId: result?.sheetId ?? null, resultEventId: message.id },
    });
    await this.lists.prepare(message, published, {
      ...{ from, grade, roundCode: result?.roundCode ?? null, place: subject.division },
      sum: listSumOf([subject.id]),
    });
  }
}
