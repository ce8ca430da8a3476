import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contexts } from './contexts.js';
import { deployedReproductions } from './deployed-reproductions.js';

const LIBS = path.join(import.meta.dirname, '../../..');

/** Why a decision that names what it stands on is not taken once more by rules. */
const NOT_REPRODUCED = {
  'a person decided it': [
    'application ApplicationDetermined',
    'application ApplicationRejected',
    'application ApplicationReturned',
    'circular CircularDecided',
    'circular CircularDrafted',
    'commendation CommendationDecided',
    'commendation CommendationProposed',
    'complaint ComplaintVerified',
    'escalation EscalationDecided',
    'escalation EscalationDrafted',
    'escalation ReminderSent',
    'filing FilingReopened',
    'filing FilingReviewed',
    'notice NoticeOpened',
    'objection ObjectionDecided',
    'rectification RectificationChecked',
    'rectification RectificationClosed',
    'report ReportPassedOn',
    'result ResultChanged',
    'result ResultConfirmed',
    'sheet FalsificationFound',
    'slate SlateApproved',
    'task EvidenceReviewed',
    'task TaskDecisionsReexamined',
    'task TaskExtended',
    'task TaskExtensionRefused',
    'task TaskReopened',
    'title AppealDecided',
    'title NamingAnnulled',
    'title RemovalAnnulled',
    'title TitleImported',
    'title TitleNamed',
    'title TitleRecognised',
    'title TitleRenewed',
    'title TitleRestored',
    'title TriggerConfirmed',
    'title TriggerDismissed',
  ],
  'a day came, or days were counted by a calendar, which is no record': [
    'application ApplicationDueRevised',
    'circular StatementTimeRevised',
    'complaint ComplaintDueRevised',
    'filing FilingBecameOverdue',
    'filing FilingDueRevised',
    'notice NoticeTimeRevised',
    'objection ObjectionTimeRevised',
    'rectification RectificationBecameOverdue',
    'rectification RectificationDueRevised',
    'report ReportBecameOverdue',
    'report ReportDueRevised',
    'round RoundDueRevised',
    'task TaskBecameOverdue',
    'task TaskDueRevised',
    'task TaskReminded',
    'title TitleExpired',
    'title TitleTimeRevised',
  ],
  'it passes on what its basis says, and no rule is asked': [
    'filing FilingCompleted',
    'gate ApplicationsBlocked',
    'gate BlockLifted',
    'slate SlatePrepared',
    'slate SlateRevised',
    'task TaskCompleted',
    'task TaskOverdueEnded',
    'title CandidateChanged',
    'title CandidateListed',
    'title FollowUpBecameDue',
    'title NamingReady',
  ],
  'it carries out a trigger, which is taken once more where it was raised, or what a person decided': [
    'title RemovalGroundAdded',
    'title RemovalProposed',
    'title TitleDowngraded',
    'title TitleEnded',
    'title TitleRemoved',
    'title TitleSuspended',
    'title TitleWarned',
  ],
  'it is drawn by lot': ['sheet PointsSampled'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

interface Stored {
  readonly stream: string;
  readonly type: string;
  readonly data: string | { readonly basis?: unknown };
}

/** Of the recorded events of every type, those that name what they stand on. */
function decisions(): readonly string[] {
  const stored = contexts.flatMap(({ name }) => {
    const domain = path.join(LIBS, name, 'domain/src');
    return readdirSync(domain, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\/history\/[^/]+\.json$/.test(file))
      .map((file) => JSON.parse(readFileSync(path.join(domain, file), 'utf8')) as Stored);
  });
  const decided = stored.flatMap(({ stream, type, data }) => {
    const { basis } = (typeof data === 'string' ? JSON.parse(data) : data) as { readonly basis?: unknown };
    return typeof basis === 'object' ? [`${stream.slice(0, stream.indexOf('-'))} ${type}`] : [];
  });
  return [...new Set(decided)].sort();
}

describe('a decision that names what it stands on', () => {
  const reproduced = deployedReproductions().map(({ category, type }) => `${category} ${type}`);
  const reasoned: readonly string[] = Object.values(NOT_REPRODUCED).flat();

  it('is taken once more by the rules, or not for a reason, whichever type it is', () => {
    expect([...reproduced, ...reasoned].sort()).toEqual(decisions());
  });

  it('is of a type that a read model knows', () => {
    const known = contexts.flatMap(({ projections }) =>
      projections.flatMap(({ catalogue: { category, types } }) =>
        Object.keys(types).map((type) => `${category} ${type}`),
      ),
    );
    expect(known).toEqual(expect.arrayContaining([...reproduced, ...reasoned]));
  });
});
