import type { TitleFact } from '@gongjian/assessments-domain';
import {
  namingAnnulled,
  removalAnnulled,
  titleDowngraded,
  titleExpired,
  titleNamed,
  titleRenewed,
  titleStands,
} from './title-fact.js';

const title = { key: 'quiet', grade: 'gold' };
const named: TitleFact = {
  fact: 'title',
  ...title,
  occurredOn: '2026-06-10',
  validTo: '2028-06-10',
  standing: 'valid',
  standingSince: '2026-06-10',
};

describe('what the docket knows of a title', () => {
  it('begins with its naming', () => {
    expect(titleNamed({ ...title, namedOn: '2026-06-10', validity: { to: '2028-06-10' } })).toEqual(named);
  });

  it('goes on when it is renewed: it is held since it was first named', () => {
    const renewed = { ...title, namedOn: '2028-04-01', validity: { to: '2030-06-10' } };
    expect(titleRenewed(renewed, named)).toEqual({ ...named, validTo: '2030-06-10' });
    const suspended = titleStands({ ...title, on: '2028-03-01' }, named, 'suspended');
    expect(titleRenewed(renewed, suspended)).toEqual({
      ...named,
      validTo: '2030-06-10',
      standingSince: '2028-04-01',
    });
  });

  it('changes standing and grade on the day it is told of', () => {
    expect(titleStands({ ...title, on: '2026-07-01' }, named, 'suspended')).toEqual({
      ...named,
      standing: 'suspended',
      standingSince: '2026-07-01',
    });
    expect(titleStands({ ...title, on: '2026-07-01' }, named, 'valid')).toEqual(named);
    expect(titleDowngraded({ key: 'quiet', grade: 'silver', on: '2026-07-01' }, named)).toEqual({
      ...named,
      grade: 'silver',
      standingSince: '2026-07-01',
    });
    const suspended = titleStands({ ...title, on: '2026-06-20' }, named, 'suspended');
    expect(titleDowngraded({ key: 'quiet', grade: 'silver', on: '2026-07-01' }, suspended)).toEqual({
      ...suspended,
      grade: 'silver',
    });
  });

  it('is held on the last day of its validity, and no longer', () => {
    expect(titleExpired({ ...title, on: '2028-06-10' }, named)).toEqual({
      ...named,
      standing: 'ended',
      standingSince: '2028-06-11',
    });
  });

  it('was never removed once its removal is annulled', () => {
    const removed = titleStands({ ...title, on: '2026-11-01' }, named, 'removed');
    const valid = { ...title, restored: { standing: 'conferred', validTo: '2028-06-10' } };
    expect(removalAnnulled(valid, removed, '2026-11-20')).toEqual(named);
    const suspended = { ...title, restored: { standing: 'suspended', validTo: '2028-06-10' } };
    expect(removalAnnulled(suspended, removed, '2026-11-20')).toEqual({
      ...named,
      standing: 'suspended',
      standingSince: '2026-11-01',
    });
    expect(removalAnnulled({ ...title, restored: null }, removed, '2026-11-20')).toEqual({
      ...named,
      standing: 'ended',
      standingSince: '2028-06-11',
    });
  });

  it('was never held once its naming is annulled', () => {
    expect(namingAnnulled(title, named, '2026-11-20')).toEqual({
      ...named,
      standing: 'ended',
      standingSince: '2026-06-10',
    });
  });

  it('of one whose naming was never told begins with what is', () => {
    expect(titleStands({ ...title, on: '2026-07-01' }, null, 'removed')).toEqual({
      fact: 'title',
      ...title,
      occurredOn: '2026-07-01',
      validTo: null,
      standing: 'removed',
      standingSince: '2026-07-01',
    });
  });
});
