import type { ServiceEvent } from '@gongjian/directory-contracts';
import { decider } from '@gongjian/shared-testing';
import type { ServiceCommand } from './service.commands.js';
import { serviceDecider } from './service.decider.js';

const at = { now: '2026-03-02T01:00:00.000Z', today: '2026-03-02' };
const countyRef = { id: 'd-county', name: '清河县', code: '990121000000' };
const county = { ...countyRef, endedOn: null };
const unitRef = { id: 'u-health', name: '清河县卫健局' };
const unit = { ...unitRef, closedOn: null };
const name = '疫情报送系统';
const account = { issuer: 'https://id.example/oidc', subject: 's-1' };
const other = { ...account, subject: 's-2' };

const registered: ServiceEvent = { type: 'ServiceRegistered', data: { name, unit: unitRef, division: countyRef } };
const period = { from: '2026-03-01', to: null };
const grantedUntil = (to: string | null): ServiceEvent => ({
  type: 'ServiceRoleGranted',
  data: { grantId: 'g-1', role: 'agency', division: countyRef, ...period, to },
});
const granted = grantedUntil(null);
const bound: ServiceEvent = { type: 'ServiceAccountBound', data: account };
const unbound: ServiceEvent = { type: 'ServiceAccountUnbound', data: { ...account, reason: '更换凭据' } };
const closed: ServiceEvent = { type: 'ServiceClosed', data: { reason: '系统下线', accounts: [account] } };

type Of<Type extends ServiceCommand['type']> = Extract<ServiceCommand, { type: Type }>['data'];
const register = (change: Partial<Of<'RegisterService'>> = {}) =>
  ({ type: 'RegisterService', data: { name, unit, division: county, ...change }, ...at }) as const;
const grant = (change: Partial<Of<'GrantServiceRole'>> = {}) =>
  ({
    type: 'GrantServiceRole',
    data: { grantId: 'g-1', role: 'agency', division: county, ...period, ...change },
    ...at,
  }) as const;
const end = (to: string | null, grantId = 'g-1') =>
  ({ type: 'EndServiceRole', data: { grantId, to, reason: '停报' }, ...at }) as const;
const bind = { type: 'BindServiceAccount', data: account, ...at } as const;
const unbind = { type: 'UnbindServiceAccount', data: { ...account, reason: '更换凭据' }, ...at } as const;
const close = { type: 'CloseService', data: { reason: '系统下线' }, ...at } as const;
const service = decider(serviceDecider);

describe('no service account', () => {
  it('is registered for the unit that answers for it', () => service.given([]).when(register()).then([registered]));
  it('is refused for a unit that is closed or a division that ended', () => {
    service
      .given([])
      .when(register({ unit: { ...unit, closedOn: '2026-01-01' } }))
      .thenRefuses('UNIT.CLOSED');
    service
      .given([])
      .when(register({ division: { ...county, endedOn: '2026-01-01' } }))
      .thenRefuses('DIVISION.ENDED');
  });
  it('stays quiet when it is registered so, and refuses to be another one', () => {
    service.given([registered]).when(register()).thenNothing();
    service
      .given([registered])
      .when(register({ name: '投诉报送系统' }))
      .thenRefuses('SERVICE.ALREADY_REGISTERED');
  });
  it.each([grant(), end(null), bind, unbind, close])('refuses $type', (command) => {
    service.given([]).when(command).thenRefuses('SERVICE.UNKNOWN');
  });
});

describe('a right of a service account', () => {
  it('is given on a division from a day on', () => service.given([registered]).when(grant()).then([granted]));
  it('is refused with its days reversed, or on a division that ended', () => {
    service
      .given([registered])
      .when(grant({ to: '2026-02-01' }))
      .thenRefuses('SERVICE.DATES_REVERSED');
    service
      .given([registered])
      .when(grant({ division: { ...county, endedOn: '2026-01-01' } }))
      .thenRefuses('DIVISION.ENDED');
  });
  it('stays quiet while it covers what is asked, and is given anew once it was ended', () => {
    service
      .given([registered, granted])
      .when(grant({ grantId: 'g-2', to: '2026-12-31' }))
      .thenNothing();
    const ended: ServiceEvent = {
      type: 'ServiceRoleEnded',
      data: { grantId: 'g-1', to: '2026-03-02', atOnce: true, reason: '停报' },
    };
    service
      .given([registered, granted, ended])
      .when(grant({ grantId: 'g-2' }))
      .then([{ type: 'ServiceRoleGranted', data: { grantId: 'g-2', role: 'agency', division: countyRef, ...period } }]);
  });

  it('is ended at once or with a day', () => {
    const ended = { grantId: 'g-1', reason: '停报' };
    service
      .given([registered, granted])
      .when(end(null))
      .then([{ type: 'ServiceRoleEnded', data: { ...ended, to: '2026-03-02', atOnce: true } }]);
    service
      .given([registered, granted])
      .when(end('2026-03-31'))
      .then([{ type: 'ServiceRoleEnded', data: { ...ended, to: '2026-03-31', atOnce: false } }]);
  });
  it('is not ended when it is unknown, before it began, or after it ended', () => {
    service.given([registered]).when(end(null)).thenRefuses('SERVICE.GRANT_UNKNOWN');
    service.given([registered, granted]).when(end('2026-02-01')).thenRefuses('SERVICE.DATES_REVERSED');
    service
      .given([registered, grantedUntil('2026-03-10')])
      .when(end('2026-03-31'))
      .thenRefuses('SERVICE.GRANT_ENDED');
  });
  it('stays quiet when it is ended so', () => {
    service
      .given([registered, grantedUntil('2026-03-31')])
      .when(end('2026-03-31'))
      .thenNothing();
  });
});

describe('what a service account signs in with', () => {
  it('is bound, more than one at a time, so that the old one is given up after the new one works', () => {
    service.given([registered]).when(bind).then([bound]);
    service
      .given([registered, bound])
      .when({ ...bind, data: other })
      .then([{ type: 'ServiceAccountBound', data: other }]);
    service.given([registered, bound]).when(bind).thenNothing();
  });
  it('is unbound by name, and refused when it is not bound', () => {
    service.given([registered, bound]).when(unbind).then([unbound]);
    service.given([registered, bound, unbound]).when(unbind).thenRefuses('SERVICE.ACCOUNT_UNKNOWN');
  });
});

describe('closing a service account', () => {
  it('names what it could sign in with, and is for good', () => {
    service.given([registered, bound]).when(close).then([closed]);
    service.given([registered, bound, closed]).when(close).thenNothing();
    for (const command of [grant(), end(null), bind, unbind]) {
      service.given([registered, granted, bound, closed]).when(command).thenRefuses('SERVICE.CLOSED');
    }
    service.given([registered, closed]).when(register()).thenNothing();
  });
});
