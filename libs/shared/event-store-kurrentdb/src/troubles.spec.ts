import { EventStoreError } from '@gongjian/shared-event-sourcing';
import { Late, refusalOfRead, troubleOf } from './troubles.js';

const named = (name: string): Error => Object.assign(new Error(name), { name });
const coded = (code: number, message: string): Error => Object.assign(new Error(message), { code });

describe('errors of the client', () => {
  it.each([
    ['a conflict', { type: 'wrong-expected-version' }, 'conflict'],
    ['no right, by type', { type: 'access-denied' }, 'denied'],
    ['no right, by the name that the native half gives', named('AccessDeniedError'), 'denied'],
    ['no right, by status', coded(7, 'Access Denied'), 'denied'],
    ['no login, by status', coded(16, 'Unauthenticated'), 'denied'],
    ['too large', { type: 'maximum-append-size-exceeded' }, 'too large'],
    ['no stream', named('StreamNotFoundError'), 'not found'],
    ['nothing listens: the raw error of gRPC', coded(14, '14 UNAVAILABLE: No connection established'), 'not sent'],
    ['no seed listens: a plain error', new Error('Failed to discover after 10 attempts.'), 'not sent'],
    ['a connection that was lost', coded(14, '14 UNAVAILABLE: Connection dropped'), 'unknown'],
    ['a time-out of the server in a batch', { type: 'deadline-exceeded' }, 'unknown'],
    ['a time-out of the server of one append', { type: 'unknown', code: 10 }, 'unknown'],
    ['not leader', { type: 'not-leader', code: 5 }, 'unknown'],
    ['no answer', new Late(), 'unknown'],
    ['nothing at all', undefined, 'unknown'],
  ])('%s', (_, error, trouble) => {
    expect(troubleOf(error)).toBe(trouble);
  });

  it('a read that failed is Denied or Unavailable, never of unknown outcome', () => {
    const forked = new EventStoreError('LogForked', 'gone');
    expect(refusalOfRead(named('AccessDeniedError'))).toMatchObject({ code: 'Denied' });
    expect(refusalOfRead(new Late())).toMatchObject({ code: 'Unavailable' });
    expect(refusalOfRead(forked)).toBe(forked);
  });
});
