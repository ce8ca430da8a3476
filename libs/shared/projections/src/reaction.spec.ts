import { commandBusy, EventStoreError } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { isRefusal } from './reaction.js';

const refused = (code: string): DomainError => new DomainError(code, 'conflict', { zh: '', en: '' });

describe('what a reaction takes for a refusal', () => {
  it('is what trying again will not change', () => {
    expect(isRefusal(refused('PLAN.CLOSED'))).toBe(true);
    for (const code of ['READ.BEHIND', 'PROJECTION.STALLED', 'ACCESS.STALE'])
      expect(isRefusal(refused(code))).toBe(false);
    expect(isRefusal(commandBusy())).toBe(false);
    expect(isRefusal(new EventStoreError('Unavailable', 'away'))).toBe(false);
  });
});
