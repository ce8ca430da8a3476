import {
  complaintCatalogue,
  incidentCatalogue,
  type ComplaintEvent,
  type ComplaintState,
  type DocketFact,
  type IncidentEvent,
  type IncidentState,
} from '@gongjian/assessments-domain';
import { aggregateIdOf, DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { following, momentOf } from '../../rounds/following.js';
import { complaintAggregate, incidentAggregate } from '../../facts/aggregates.js';
import { docketIdOf, Dockets, docketStream, orderOf } from '../../facts/dockets.js';

type FactEvent = IncidentEvent | ComplaintEvent;

/** What was reported of a subject stands in its docket as it is by now; one that was moved counts nowhere else. */
@Injectable()
export class WhenFactReported extends Reaction<FactEvent> {
  readonly context = 'assessments';
  readonly name = 'note_reported_facts';
  readonly catalogues = [incidentCatalogue, complaintCatalogue];
  readonly when = {
    IncidentReported: (fact: Fact<FactEvent>): Promise<void> => this.noteIncident(fact),
    IncidentVerified: (fact: Fact<FactEvent>): Promise<void> => this.noteIncident(fact),
    IncidentUnfounded: (fact: Fact<FactEvent>): Promise<void> => this.noteIncident(fact),
    IncidentCorrected: (fact: Fact<FactEvent>): Promise<void> => this.noteIncident(fact),
    IncidentWithdrawn: (fact: Fact<FactEvent>): Promise<void> => this.noteIncident(fact),
    ComplaintRegistered: (fact: Fact<FactEvent>): Promise<void> => this.noteComplaint(fact),
    ComplaintVerified: (fact: Fact<FactEvent>): Promise<void> => this.noteComplaint(fact),
    ComplaintUnfounded: (fact: Fact<FactEvent>): Promise<void> => this.noteComplaint(fact),
    ComplaintCorrected: (fact: Fact<FactEvent>): Promise<void> => this.noteComplaint(fact),
    ComplaintWithdrawn: (fact: Fact<FactEvent>): Promise<void> => this.noteComplaint(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly dockets: Dockets,
  ) {
    super();
  }

  private async noteIncident(fact: Fact<FactEvent>): Promise<void> {
    const id = aggregateIdOf(fact.stream);
    const found = await this.runner.load(incidentAggregate, id, fact.metadata.tenant);
    if (found === null || found.state.status === 'none') return;
    const { state, revision } = found;
    await this.noteFor(fact, id, state, revision, (isCurrent) => incidentFact(state, isCurrent));
  }

  private async noteComplaint(fact: Fact<FactEvent>): Promise<void> {
    const id = aggregateIdOf(fact.stream);
    const found = await this.runner.load(complaintAggregate, id, fact.metadata.tenant);
    if (found === null || found.state.status === 'none') return;
    const { state, revision } = found;
    await this.noteFor(fact, id, state, revision, (isCurrent) => complaintFact(state, isCurrent));
  }

  private async noteFor(
    fact: Fact<FactEvent>,
    factId: string,
    state: ToldIncident | ToldComplaint,
    revision: bigint,
    noted: (isCurrent: boolean) => DocketFact,
  ): Promise<void> {
    for (const subjectId of subjectsOf(fact.event)) {
      const isCurrent = subjectId === state.subject.id;
      const withdrawn = isCurrent && state.status === 'withdrawn';
      const target = docketStream(docketIdOf(fact.metadata.tenant, subjectId));
      const envelope = following(fact, {
        name: 'noteFact',
        item: subjectId,
        type: 'NoteFact',
        target,
        body: { factId, subjectId },
      });
      const note = { subjectId, factId, order: orderOf(revision), fact: withdrawn ? null : noted(isCurrent) };
      await this.dockets.note(note, { envelope, ...momentOf(fact) });
    }
  }
}

type ToldIncident = Exclude<IncidentState, { readonly status: 'none' }>;
type ToldComplaint = Exclude<ComplaintState, { readonly status: 'none' }>;

function subjectsOf({ data }: FactEvent): readonly string[] {
  return 'was' in data ? [...new Set([data.was.subject.id, data.now.subject.id])] : [data.subject.id];
}

/** Where it was moved from, it did not happen. */
function incidentFact({ kind, occurredAt, status }: ToldIncident, isCurrent: boolean): DocketFact {
  const standing = isCurrent && (status === 'reported' || status === 'verified') ? status : 'unfounded';
  return { fact: 'incident', kind, occurredOn: localDateAt(occurredAt), standing };
}

function complaintFact({ kinds, receivedOn, status }: ToldComplaint, isCurrent: boolean): DocketFact {
  const verified = isCurrent && (status === 'verified' || status === 'rectified' || status === 'closed');
  return { fact: 'complaint', kinds, occurredOn: receivedOn, verified };
}
