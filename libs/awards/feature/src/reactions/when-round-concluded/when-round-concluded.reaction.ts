import { roundConcludedV1, type RoundConcludedV1 } from '@gongjian/assessments-contracts';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { CandidateLists } from '../../slates/candidate-lists.js';
import { isNamedGrade, leadsToCandidates } from '../../slates/leads-to-candidates.js';

/** A concluded round states, of each grade that leads to a title, who would be named. */
@Injectable()
export class WhenRoundConcluded extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_round_concluded';
  readonly source = 'assessments';
  readonly when = [on(roundConcludedV1, (message) => this.concluded(message))];

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly lists: CandidateLists,
  ) {
    super();
  }

  private async concluded(message: Received<RoundConcludedV1>): Promise<void> {
    const { data, tenant } = message;
    if (!data.decides || data.kind === 'mock') return;
    const published = await this.definitions.awaited(tenant, data.programmeId, data.version);
    if (!leadsToCandidates(published, data.roundCode)) return;
    for (const { grade, count, sha256 } of data.grades) {
      if (count === 0 || !isNamedGrade(published, grade)) continue;
      await this.lists.prepare(message, published, {
        from: { kind: 'round', id: data.roundId },
        ...{ grade, roundCode: data.roundCode, place: data.division, sum: { count, sha256 } },
      });
    }
  }
}
