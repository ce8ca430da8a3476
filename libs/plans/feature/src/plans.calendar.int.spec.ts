import { type Body, DistrictClient, type RunningDistrict, today } from '@gongjian/shared-records/testing';
import { runPlans } from './testing/running-plans.js';
import { announcedCalendar, withYears, workingCalendarOf } from '@gongjian/shared-records';
import { daysBetween, endOfLocalDate, workingDayOnOrAfter } from '@gongjian/shared-kernel';
import { registerSubjects } from './testing/problems.js';
import { definition, header, idOf, item, nextNumber, publishedProgramme } from './testing/campaign-steps.js';

const announced = announcedCalendar();
const nextYear = Math.max(announced.years.at(-1) ?? 0, Number(today.slice(0, 4))) + 1;
const dueOn = `${nextYear}-05-01`;
const holidays = [1, 2, 3, 4, 5].map((day) => `${nextYear}-05-0${day}`);
const newer = withYears(announced, workingCalendarOf(holidays, []));
const lastDay = workingDayOnOrAfter(dueOn, newer);

describe('a due date whose year has no calendar yet', () => {
  let plans: RunningDistrict;

  beforeAll(async () => {
    plans = await runPlans();
  });

  afterAll(() => plans.stop());

  it('is provisional, and is counted anew once by the release that has the calendar', async () => {
    const office = new DistrictClient(plans, 'office');
    const overdue = { reminderDaysBefore: 2, graceDays: 0, dayOff: 'nextWorkingDay' };
    const programmeId = await publishedProgramme(office, { tasks: { ...definition.tasks, overdue } });
    const items = [
      { ...item, due: { kind: 'stated', on: dueOn } },
      { ...item, number: '二', heading: '补种绿化', due: { kind: 'stated', on: today } },
    ];
    const planId = idOf(
      await office.post('/plans', { programmeId, header: { ...header, period: { from: today, to: dueOn } }, items }),
    );
    await office.post(`/plans/${planId}/issue`, { number: nextNumber(), issuedOn: today });
    const list = await office.eventually(
      `/tasks?planId=${planId}`,
      (body) => (body['items'] as readonly unknown[]).length === 2,
    );
    expect(list['items']).toMatchObject([{ dueProvisional: false }, { dueProvisional: true, dueOn }]);
    const [{ id: known }, { id: taskId }] = list['items'] as [{ id: string }, { id: string }];
    expect((await office.get(`/tasks/${taskId}`)).body).toMatchObject({
      dueProvisional: true,
      due: { on: dueOn, lastDay: dueOn, calendar: null },
    });

    await plans.restart(newer);
    const task = await office.eventually(`/tasks/${taskId}`, ({ dueProvisional }) => dueProvisional === false);
    expect(task['due']).toMatchObject({
      on: dueOn,
      lastDay,
      overdueAt: endOfLocalDate(lastDay),
      calendar: newer.version,
    });
    const types = async (id: string): Promise<readonly unknown[]> => {
      const { body } = await office.get(`/tasks/${id}/history`);
      return (body['entries'] as readonly Body[]).map(({ type, channel }) => `${String(type)} ${String(channel)}`);
    };
    expect(await types(taskId)).toEqual(['TaskAssigned console', 'TaskDueRevised rule']);
    expect(await types(known)).toEqual(['TaskAssigned console']);

    await plans.restart(newer);
    const { body } = await office.get(`/tasks/${taskId}/history`);
    expect((body['entries'] as readonly Body[])[1]).toMatchObject({
      type: 'TaskDueRevised',
      actor: { kind: 'rule', id: programmeId, unit: { name: '清河县创建办' } },
      basis: { programme: programmeId, version: 1, inputs: [{ stream: `task-${taskId}`, revision: '0' }] },
      changes: expect.arrayContaining([{ path: '/due/lastDay', before: dueOn, after: lastDay }]),
    });
    expect(await types(taskId)).toHaveLength(2);
  });

  it('of a problem that is to be put right is counted anew as well', async () => {
    const office = new DistrictClient(plans, 'office');
    const within = { days: daysBetween(today, `${nextYear + 1}-05-01`), of: 'calendar' };
    const rectification = { onTheSpot: true, due: within, serious: { due: within }, overdue: 'remind' };
    const further = withYears(newer, workingCalendarOf([`${nextYear + 1}-05-01`, `${nextYear + 1}-05-02`], []));
    const programmeId = await publishedProgramme(office, { rectification });
    const id = idOf(
      await office.post('/rectifications', {
        subjectId: (await registerSubjects(plans)).property,
        programmeId,
        source: { kind: 'order' },
        serious: false,
        what: '围墙开裂',
        foundOn: today,
      }),
    );
    const provisional = { dueProvisional: true, due: { lastDay: `${nextYear + 1}-05-01`, calendar: null } };
    expect((await office.get(`/rectifications/${id}`)).body).toMatchObject(provisional);
    await plans.restart(further);
    const counted = await office.eventually(`/rectifications/${id}`, ({ dueProvisional }) => dueProvisional === false);
    expect(counted['due']).toMatchObject({
      from: today,
      lastDay: workingDayOnOrAfter(`${nextYear + 1}-05-01`, further),
    });
    const history = (await office.get(`/rectifications/${id}/history`)).body['entries'] as readonly Body[];
    expect(history.at(-1)).toMatchObject({ type: 'RectificationDueRevised', channel: 'rule' });
  });
});
