import { decider } from '@gongjian/shared-testing';
import type { TenantEvent } from '@gongjian/directory-contracts';
import type { TenantCommand } from './tenant.commands.js';
import { tenantDecider } from './tenant.decider.js';

const at = { now: '2026-03-02T01:00:00.000Z', today: '2026-03-02' };
const rootDivision = { id: 'd-city', name: '云溪市', code: '990100000000' };
const founding = { name: '云溪市创建办', rootDivision, timeZone: 'Asia/Shanghai', retentionYears: 10 };
const founded: TenantEvent = { type: 'TenantFounded', data: founding };
const tenant = decider(tenantDecider);

describe('no tenant', () => {
  it('is founded at a division', () => {
    tenant
      .given([])
      .when({ type: 'FoundTenant', data: founding, ...at })
      .then([founded]);
  });
  it('needs a retention period of a year at least', () => {
    tenant
      .given([])
      .when({ type: 'FoundTenant', data: { ...founding, retentionYears: 0 }, ...at })
      .thenRefuses('TENANT.RETENTION_TOO_SHORT');
  });
  it.each<TenantCommand>([
    { type: 'RenameTenant', data: { name: '甲' }, ...at },
    { type: 'SetRetentionPeriod', data: { years: 20, reason: '文件' }, ...at },
  ])('knows no $type', (command) => {
    tenant.given([]).when(command).thenRefuses('TENANT.UNKNOWN');
  });
});

describe('a founded tenant', () => {
  it('is not founded twice', () => {
    tenant
      .given([founded])
      .when({ type: 'FoundTenant', data: founding, ...at })
      .thenNothing();
    tenant
      .given([founded])
      .when({ type: 'FoundTenant', data: { ...founding, name: '别的' }, ...at })
      .thenRefuses('TENANT.ALREADY_FOUNDED');
  });
  it('is renamed, once', () => {
    const renamed: TenantEvent = {
      type: 'TenantRenamed',
      data: { name: '云溪市文明办', previousName: '云溪市创建办' },
    };
    const command: TenantCommand = { type: 'RenameTenant', data: { name: '云溪市文明办' }, ...at };
    tenant.given([founded]).when(command).then([renamed]);
    tenant.given([founded, renamed]).when(command).thenNothing();
  });
  it('sets how long official acts are kept, with the reason', () => {
    const set: TenantEvent = {
      type: 'RetentionPeriodSet',
      data: { years: 30, previousYears: 10, reason: '档案管理规定' },
    };
    const command: TenantCommand = { type: 'SetRetentionPeriod', data: { years: 30, reason: '档案管理规定' }, ...at };
    tenant.given([founded]).when(command).then([set]);
    tenant.given([founded, set]).when(command).thenNothing();
    tenant
      .given([founded])
      .when({ type: 'SetRetentionPeriod', data: { years: 0, reason: '不保管' }, ...at })
      .thenRefuses('TENANT.RETENTION_TOO_SHORT');
  });
});
