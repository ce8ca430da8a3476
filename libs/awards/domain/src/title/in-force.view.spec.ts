import { addDays, type Fact } from '@gongjian/shared-kernel';
import { id, magistrate, on, reason, secretary, titleId } from '../testing/campaign.js';
import {
  basis,
  clock,
  conferred,
  confer,
  inputs,
  named,
  namedData,
  namingId,
  removed,
  removalId,
  title,
} from '../testing/title-story.js';
import { inForceOn, inForceView, type InForceRow } from './in-force.view.js';
import { titleDecider } from './title.decider.js';
import type { TitleEvent, TitleWarned } from './title.events.js';

const why = reason('other', '说明');

function told(events: readonly TitleEvent[]): InForceRow {
  const row = events.reduce<InForceRow | null>(
    (before, event, place) =>
      inForceView(before, {
        ...{ event, id: `event-${place}`, stream: `title-${titleId}` },
        metadata: { recordedAt: '2026-07-20T02:00:00.000Z' },
      } as unknown as Fact<TitleEvent>),
    null,
  );
  if (row === null) throw new Error('nothing was told');
  return row;
}

const standingOn = (events: readonly TitleEvent[], day: string) => inForceOn(told(events), day);

const warned = (day: string): TitleEvent => ({
  type: 'TitleWarned',
  data: {
    ...{ ...title, trigger: null, clause: null, grounds: [], reason: why, on: day, by: [secretary], basis: basis(6) },
    until: clock('warning', day),
  } satisfies TitleWarned,
});

const annulment: TitleEvent = {
  type: 'NamingAnnulled',
  data: { ...title, namingId, reason: why, by: [secretary, magistrate], basis: basis(7) },
};

describe('how a title stands on a day', () => {
  it('has no part of a naming that was annulled, nor of what was done under it', () => {
    expect(standingOn([...named, warned('2026-06-15')], '2026-06-16')).toMatchObject({
      standing: 'warned',
      valid: true,
    });
    expect(standingOn([...named, warned('2026-06-15'), annulment], '2026-06-16')).toMatchObject({
      standing: 'none',
      valid: false,
    });
  });

  it('has after an annulled naming what it missed under it, from the day of the annulment', () => {
    const later: TitleEvent = { type: 'TitleNamed', data: { ...namedData, namingId: id(71), namedOn: '2026-06-20' } };
    const restored = {
      standing: 'suspended',
      validity: { from: '', to: null, endsAt: null, renewalOpensOn: null },
    } as const;
    const events: readonly TitleEvent[] = [
      ...conferred,
      later,
      { ...annulment, data: { ...annulment.data, namingId: id(71), restored } },
    ];
    expect(standingOn(events, '2026-06-21')).toMatchObject({ standing: 'conferred' });
    expect(standingOn(events, '2026-07-20')).toMatchObject({ standing: 'suspended', valid: false });
  });

  it('is removed from the day the removal took effect, whatever was recorded before it of a later day', () => {
    const events = [...conferred, warned('2026-06-25'), ...removed.slice(conferred.length)];
    expect(standingOn(events, '2026-06-22')).toMatchObject({ standing: 'removed', valid: false });
    expect(standingOn(events, '2026-07-01')).toMatchObject({ standing: 'removed', valid: false });
  });

  it('stays warned when the plaque is handed over meanwhile', () => {
    const state = [...named, warned('2026-06-11')].reduce(titleDecider.evolve, titleDecider.initialState);
    const handedOver = titleDecider.decide(confer(), state);
    const events = [...named, warned('2026-06-11'), ...handedOver];
    expect(standingOn(events, '2026-06-13')).toMatchObject({ standing: 'warned', plaqueNumber: '清-0001' });
  });

  it('has after an annulled removal what it missed meanwhile, from the day of the annulment', () => {
    const restored = {
      standing: 'suspended',
      validity: { from: '', to: null, endsAt: null, renewalOpensOn: null },
    } as const;
    const annulled: TitleEvent = {
      type: 'RemovalAnnulled',
      data: {
        ...{ ...title, removalId, why: 'error', reason: why, restored, by: [secretary, magistrate] },
        basis: basis(7, inputs),
      },
    };
    const events = [...removed, annulled];
    expect(standingOn(events, addDays(on('2026-07-20').today, -1))).toMatchObject({ standing: 'conferred' });
    expect(standingOn(events, '2026-07-20')).toMatchObject({ standing: 'suspended', valid: false });
  });
});
