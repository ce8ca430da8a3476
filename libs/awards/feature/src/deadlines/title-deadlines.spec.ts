import { titleCatalogue, type TitleEvent, type WatchEvent } from '@gongjian/awards-domain';
import { decodeEvent } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import type { ClockChange } from '@gongjian/shared-projections';
import { readdirSync, readFileSync } from 'node:fs';
import { TitleAppealReplyDeadline } from './title-appeal-reply.deadline.js';
import { TitleAppealDeadline } from './title-appeal.deadline.js';
import { TitleConfirmDeadline } from './title-confirm.deadline.js';
import { TitlePlaqueDeadline } from './title-plaque.deadline.js';
import { TitleServiceDeadline } from './title-service.deadline.js';
import { TitleSignedDocumentDeadline } from './title-signed-document.deadline.js';
import { TitleStatementDeadline } from './title-statement.deadline.js';
import { TitleSuspensionDeadline } from './title-suspension.deadline.js';
import { TitleValidityDeadline } from './title-validity.deadline.js';
import { TitleWarningDeadline } from './title-warning.deadline.js';
import { WatchClosingDeadline } from './watch-closing.deadline.js';
import type { TitleDeadline } from './title.deadline.js';

interface Stored {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const folder = new URL('../../../domain/src/title/history/', import.meta.url);
const facts = readdirSync(folder)
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Stored)
  .map((stored): Fact<TitleEvent> =>
    decodeEvent(titleCatalogue, { ...stored, revision: BigInt(stored.revision), position: '0' }),
  );

const NONE = [undefined, undefined, undefined, undefined] as unknown as ConstructorParameters<
  typeof TitleAppealDeadline
>;
const of = (deadline: TitleDeadline, event: object): ClockChange =>
  deadline.deadline({ event } as unknown as Fact<TitleEvent>);
const closing = (occurredOn: string, type = 'FactRecorded'): unknown => {
  const told = { fact: { kind: 'merged', successorId: null }, occurredOn };
  const data = { factId: 'f', ...told, now: told };
  const metadata = { recordedAt: '2026-06-10T02:00:00.000Z' };
  const [runner, checks, time] = NONE as unknown as ConstructorParameters<typeof WatchClosingDeadline>;
  return new WatchClosingDeadline(runner, checks, time).deadline({
    event: { type, data },
    metadata,
  } as unknown as Fact<WatchEvent>);
};
const clock = { dueAt: '2026-07-01T16:00:00.000Z' };

/** Types of recorded events that start or stop it. */
const told = (deadline: TitleDeadline, answers: 'starts' | 'stops'): readonly string[] =>
  [
    ...new Set(
      facts
        .filter((fact) => {
          const answer = deadline.deadline(fact);
          if (answer === null) return false;
          return (answers === 'starts') === (answer !== 'clear' && 'dueAt' in answer);
        })
        .map(({ event }) => event.type),
    ),
  ].sort();

describe('the clocks of a title', () => {
  it.each<[string, TitleDeadline, readonly string[]]>([
    [
      'validity',
      new TitleValidityDeadline(...NONE),
      ['RemovalAnnulled', 'TitleImported', 'TitleNamed', 'TitleRecognised', 'TitleRenewed'],
    ],
    ['warning', new TitleWarningDeadline(...NONE), ['TitleWarned']],
    ['suspension', new TitleSuspensionDeadline(...NONE), ['TitleSuspended']],
    ['statement', new TitleStatementDeadline(...NONE), ['SubjectTold', 'TitleTimeRevised']],
    ['signed document', new TitleSignedDocumentDeadline(...NONE), ['TitleRemoved']],
    ['service', new TitleServiceDeadline(...NONE), ['TitleRemoved']],
    ['appeal', new TitleAppealDeadline(...NONE), ['RemovalServed', 'TitleRemoved']],
    ['appeal reply', new TitleAppealReplyDeadline(...NONE), ['AppealReceived']],
    ['plaque', new TitlePlaqueDeadline(...NONE), ['TitleRemoved']],
  ])('of its %s is started by what counts it', (_name, deadline, starts) => {
    expect(told(deadline, 'starts')).toEqual(starts);
  });

  it.each<[string, TitleDeadline, readonly string[]]>([
    ['validity', new TitleValidityDeadline(...NONE), ['TitleEnded', 'TitleExpired', 'TitleRemoved']],
    ['signed document', new TitleSignedDocumentDeadline(...NONE), ['RemovalAnnulled', 'SignedDocumentRecorded']],
    ['service', new TitleServiceDeadline(...NONE), ['RemovalAnnulled', 'RemovalServed']],
    ['appeal', new TitleAppealDeadline(...NONE), ['AppealReceived', 'RemovalAnnulled']],
    ['appeal reply', new TitleAppealReplyDeadline(...NONE), ['AppealDecided']],
    ['plaque', new TitlePlaqueDeadline(...NONE), ['PlaqueLost', 'PlaqueRecovered', 'RemovalAnnulled']],
  ])('of its %s is stopped by what it waits for', (_name, deadline, stops) => {
    expect(told(deadline, 'stops')).toEqual(expect.arrayContaining([...stops]));
  });

  it.each<[string, TitleDeadline]>([
    ['warning', new TitleWarningDeadline(...NONE)],
    ['suspension', new TitleSuspensionDeadline(...NONE)],
    ['statement', new TitleStatementDeadline(...NONE)],
    ['signedDocument', new TitleSignedDocumentDeadline(...NONE)],
    ['served', new TitleServiceDeadline(...NONE)],
    ['appeal', new TitleAppealDeadline(...NONE)],
    ['appealReply', new TitleAppealReplyDeadline(...NONE)],
    ['plaque', new TitlePlaqueDeadline(...NONE)],
  ])('of its %s goes on as it is counted anew, and no other does', (name, deadline) => {
    const item = ['warning', 'suspension', 'statement'].includes(name) ? '' : 'x';
    const revised = { clock: name, of: 'x', until: clock };
    expect(of(deadline, { type: 'TitleTimeRevised', data: revised })).toEqual({ ...clock, item });
    expect(of(deadline, { type: 'TitleTimeRevised', data: { ...revised, clock: 'confirm' } })).toBeNull();
  });

  it('of its triggers run for each that waits', () => {
    const confirm = new TitleConfirmDeadline(...NONE);
    expect(of(confirm, { type: 'TriggerRaised', data: { number: 2, due: clock } })).toEqual({ ...clock, item: '2' });
    expect(of(confirm, { type: 'TriggerConfirmed', data: { number: 2, complete: false } })).toBeNull();
    expect(of(confirm, { type: 'TriggerConfirmed', data: { number: 2, complete: true } })).toEqual({ clear: '2' });
    expect(of(confirm, { type: 'TriggerDismissed', data: { number: 2 } })).toEqual({ clear: '2' });
    expect(of(confirm, { type: 'TitleRenewed', data: {} })).toBe('clear');
    const revised = { clock: 'confirm', of: '2', until: clock };
    expect(of(confirm, { type: 'TitleTimeRevised', data: revised })).toEqual({ ...clock, item: '2' });
  });

  it('of two appeals, and of two removals, run beside each other', () => {
    const reply = new TitleAppealReplyDeadline(...NONE);
    const received = { appealId: 'a', replyDue: clock };
    expect(of(reply, { type: 'AppealReceived', data: received })).toEqual({ ...clock, item: 'a' });
    expect(of(reply, { type: 'AppealDecided', data: { appealId: 'b' } })).toEqual({ clear: 'b' });
    const served = new TitleServiceDeadline(...NONE);
    const removed = { removalId: 'r', clocks: { served: clock } };
    expect(of(served, { type: 'TitleRemoved', data: removed })).toEqual({ ...clock, item: 'r' });
    expect(of(served, { type: 'RemovalServed', data: { removalId: 'q' } })).toEqual({ clear: 'q' });
  });

  it('go on when a removal or a naming is annulled', () => {
    const restored = { standing: 'warned', validity: { endsAt: clock.dueAt }, until: clock };
    const [warning, suspension] = [new TitleWarningDeadline(...NONE), new TitleSuspensionDeadline(...NONE)];
    const validity = new TitleValidityDeadline(...NONE);
    for (const type of ['RemovalAnnulled', 'NamingAnnulled']) {
      expect(of(warning, { type, data: { restored } })).toEqual({ ...clock, item: '' });
      expect(of(suspension, { type, data: { restored } })).toBe('clear');
      expect(of(suspension, { type, data: { restored: { ...restored, standing: 'suspended' } } })).toEqual({
        ...clock,
        item: '',
      });
      expect(of(validity, { type, data: { restored } })).toEqual(clock);
    }
    expect(of(validity, { type: 'NamingAnnulled', data: {} })).toBe('clear');
    for (const deadline of [warning, suspension, validity]) {
      expect(of(deadline, { type: 'RemovalAnnulled', data: { restored: null } })).toBeNull();
    }
  });

  it('of a closing that was told beforehand runs until the day begins', () => {
    const due = { item: 'f', dueAt: '2026-06-30T16:00:00.000Z' };
    expect(closing('2026-07-01')).toEqual(due);
    expect(closing('2026-06-10')).toEqual({ clear: 'f' });
    expect(closing('2026-06-01')).toEqual({ clear: 'f' });
    expect(closing('2026-07-01', 'FactCorrected')).toEqual(due);
    expect(closing('2026-07-01', 'FactWithdrawn')).toEqual({ clear: 'f' });
    expect(closing('2026-07-01', 'FactVerified')).toBeNull();
  });
});
