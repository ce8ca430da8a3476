import { ofObjection, ofSheet, ofTask } from './open-work.js';

describe('the open work of a person', () => {
  it('is told with what it is about, by when, and where it is seen', () => {
    const task = {
      ...{ id: 't', heading: '清理楼道', dueOn: '2026-11-30' },
      ...{ accountable: { id: 'u', name: '城管所' }, planTitle: '方案' },
    };
    expect(ofTask(task as unknown as Parameters<typeof ofTask>[0])).toEqual({
      ...{ id: 'task:t', kind: 'task', recordId: 't', name: '清理楼道', about: '方案 · 城管所' },
      ...{ to: '/tasks/t', due: '2026-11-30' },
    });
    const sheet = { id: 's', subject: { name: '柳岸社区' }, period: { key: '2026-Q4' }, lastDay: '2026-12-10' };
    expect(ofSheet(sheet as unknown as Parameters<typeof ofSheet>[0])).toMatchObject({
      ...{ name: '柳岸社区', about: '2026-Q4', to: '/assessment/sheets/s', due: '2026-12-10' },
    });
  });
  it('names an objection about a whole notice by the day it came', () => {
    const objection = { id: 'o', division: null, receivedOn: '2026-11-20', replyDue: null };
    expect(ofObjection(objection as unknown as Parameters<typeof ofObjection>[0])).toMatchObject({
      ...{ name: '2026-11-20', to: '/notices/objections/o', due: null },
    });
  });
});
