import { ReadModels } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { candidateProjection } from '../notice-projections.js';
import { CandidatesOfSlate, type SlateCandidate } from './candidates-of-slate.js';

const PAGE = 200;

@Injectable()
export class ProjectedCandidatesOfSlate extends CandidatesOfSlate {
  constructor(private readonly models: ReadModels) {
    super();
  }

  async of(tenant: string, slateId: string): Promise<readonly SlateCandidate[]> {
    const found: SlateCandidate[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof this.page>> = await this.page(tenant, slateId, cursor);
      for (const { row, revision } of page.rows) {
        const place = row.candidates.find((candidate) => candidate.slateId === slateId);
        if (place === undefined) continue;
        found.push({ ...place, titleId: row.id, revision: String(revision), subject: row.subject });
      }
      cursor = page.next;
    } while (cursor !== null);
    return found.sort(byRank);
  }

  private page(tenant: string, slateId: string, cursor: string | null) {
    return this.models.list(candidateProjection, tenant, {
      where: { slate_ids: { overlaps: [slateId] } },
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
  }
}

function byRank(a: SlateCandidate, b: SlateCandidate): number {
  const rank = (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER);
  return rank !== 0 ? rank : a.subject.id < b.subject.id ? -1 : 1;
}
