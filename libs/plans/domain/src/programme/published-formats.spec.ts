import { loadDefinition, readDefinition } from '@gongjian/plans-contracts';
import type { JsonValue } from '@gongjian/shared-kernel';
import { readFileSync } from 'node:fs';
import { taskRulesOf } from '../rules/task-rules.js';
import { programmeId } from '../testing/campaign.js';

function published(name: string): JsonValue {
  const file = new URL(`./history/programme-version-published.${name}.json`, import.meta.url);
  const { data } = JSON.parse(readFileSync(file, 'utf8')) as { readonly data: string };
  return (JSON.parse(data) as { readonly definition: JsonValue }).definition;
}

const names = { zh: '整洁楼院创建', en: 'Tidy courtyards' };

describe('a published definition', () => {
  it('of format 1 loads in format 2, and its tasks live by what it says', () => {
    const definition = loadDefinition(published('v1'));
    expect(definition).toMatchObject({
      definitionFormat: 2,
      rules: 1,
      names,
      kind: 'creation',
      stages: [{ code: 'publicity' }, { code: 'carryOut' }],
      tasks: {
        review: [{ actedBy: 'unitHead' }, { actedBy: 'town' }, { actedBy: 'office' }],
        extension: { mayBeAskedUntil: 3, maxTimes: 1, decidedBy: 'office' },
        overdue: { reminderDaysBefore: 5, graceDays: 1, dayOff: 'nextWorkingDay' },
        report: { every: 'month', dueWithinDays: 5, route: [] },
      },
      subjects: { who: [] },
    });
    expect(definition).not.toHaveProperty('key');
    expect(definition).not.toHaveProperty('founding');
    expect(taskRulesOf(programmeId, 1, definition)).toEqual({
      programme: programmeId,
      version: 1,
      rules: 1,
      review: definition.tasks.review,
      extension: { mayBeAskedUntil: 3, maxTimes: 1, decidedBy: 'office' },
      overdue: { reminderDaysBefore: 5, graceDays: 1, dayOff: 'nextWorkingDay' },
    });
  });

  it('of format 1 leaves out what it foresaw none of', () => {
    const bare = {
      ...(published('v1') as object),
      extension: null,
      cadence: null,
      overdue: { reminderDaysBefore: null, graceDays: 0, dayOff: 'asWritten' },
    } as JsonValue;
    const { tasks } = loadDefinition(bare);
    expect(tasks).toEqual({ review: tasks.review, overdue: { graceDays: 0, dayOff: 'asWritten' } });
    const rules = taskRulesOf(programmeId, 1, loadDefinition(bare));
    expect(rules).toMatchObject({ extension: null, overdue: { reminderDaysBefore: null } });
  });

  it('of format 2 loads as it stands, and could be published again', () => {
    const definition = published('v1-format-2');
    expect(loadDefinition(definition)).toEqual(definition);
    expect(readDefinition(definition)).toEqual({ ok: true, definition });
  });
});
