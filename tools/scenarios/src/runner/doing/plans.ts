import type { ReportRow, TaskRow } from '@gongjian/plans-domain';
import type { DirectoryDivision } from '@gongjian/shared-access';
import type { JsonValue } from '@gongjian/shared-kernel';
import { changedAt, withoutAt } from '../../mutations/mutation.js';
import { officeId } from '../../world/district.js';
import { placeAt, placeNamed } from '../../world/places.js';
import { NothingThere, type Story } from '../story.js';
import type { Doers } from './doers.js';
import { fileEvidence, reviewFiling } from './filings.js';

const REASON = { code: 'other', text: '说明' };

/** Drafts a programme and publishes its first version. @throws Refused */
export async function publishFirst(story: Story, slug: string, definition: JsonValue): Promise<void> {
  const { company } = story;
  const office = company.who('office');
  const authorityUnitId = officeId(company.district.tenant.id, company.home);
  const { id } = await story.post(office, '/api/plans/v1/programmes', { authorityUnitId, definition });
  await story.post(office, `/api/plans/v1/programmes/${id as string}/versions`);
  const { key } = definition as { readonly key?: string };
  story.programmes.set(slug, { id: id as string, version: 1, key: key ?? slug, definition });
}

/** `null` leaves a member out. */
function patched(definition: JsonValue, changes: Readonly<Record<string, JsonValue>>): JsonValue {
  return Object.entries(changes).reduce((changed, [pointer, value]) => {
    const path = pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    return value === null ? withoutAt(changed, path) : changedAt(changed, path, () => value);
  }, definition);
}

const task = (story: Story, of: string | undefined): Promise<TaskRow> =>
  story.row<TaskRow>('task', story.oneOf('task', of));

/** Somebody of the unit that answers for a task, or who reviews above it. */
function ofTask(story: Story, found: TaskRow, name: string): string {
  const { accountable: unit } = found;
  const { company } = story;
  if (['unitHead', 'unitLiaison', 'handler'].includes(name)) return company.inUnit(name, unit.id);
  return story.who(name, company.home, company.divisionById(unit.division.id));
}

/** Who reviews at a level, as whoever wrote the lines knows it. */
function reviewerAt(story: Story, level: number): string {
  const { tasks } = story.written() as { readonly tasks: { readonly review: readonly { readonly actedBy: string }[] } };
  return tasks.review[level - 1]?.actedBy ?? 'office';
}

/** Who has a report there. */
const HOLDERS: Readonly<Record<ReportRow['at'], string>> = {
  unit: 'unitLiaison',
  community: 'community',
  town: 'town',
  county: 'office',
  countyBureau: 'reviewer',
  city: 'office',
};

/** Where reports go through a community, the plan holds one responsible besides. */
function reporting(story: Story, programme: string | undefined, division: DirectoryDivision): readonly object[] {
  const { tasks } = story.written(programme) as {
    readonly tasks: { readonly report?: { readonly route: readonly string[] } };
  };
  const { company } = story;
  if (tasks.report?.route.includes('community') !== true) return [];
  return [{ role: 'responsible', unitId: officeId(company.district.tenant.id, placeAt('community', division.id)) }];
}

/** What a unit owes for a period: the one the line names, or the last that was asked. */
async function reportOf(
  story: Story,
  asked: { readonly plan?: string | undefined; readonly unit?: string | undefined; readonly period: string },
): Promise<ReportRow> {
  const planId = story.oneOf('plan', asked.plan);
  const unitId = asked.unit === undefined ? undefined : story.company.unit(asked.unit);
  const found = (await story.rows<ReportRow>('report')).findLast(
    (row) =>
      row.planId === planId && row.period.key === asked.period && (unitId === undefined || row.unit.id === unitId),
  );
  if (found === undefined) throw new NothingThere(`no report is asked for of ${asked.period}`);
  return found;
}

export const plansDoers: Doers = {
  day: async () => undefined,

  publish: async ({ programme, with: changes }, story) => {
    const slug = programme ?? story.file.programme;
    const { id, version, key, definition } = story.programme(slug);
    const changed = patched(definition, changes);
    const office = story.company.who('office');
    await story.put(office, `/api/plans/v1/programmes/${id}/definition`, { definition: changed as object });
    await story.post(office, `/api/plans/v1/programmes/${id}/versions`);
    story.programmes.set(slug, { id, version: version + 1, key, definition: changed });
  },

  plan: async ({ period, at, restart, programme, by, as }, story) => {
    const { company } = story;
    const [from, to] = period.split('/');
    const division = at === undefined ? company.home : placeNamed(at);
    const office = company.who(by ?? 'office');
    const authority = company.placeOfPerson(office);
    const { id } = await story.post(office, '/api/plans/v1/plans', {
      programmeId: story.programme(programme).id,
      header: {
        title: '创建工作方案',
        authorityUnitId: officeId(company.district.tenant.id, authority),
        divisionId: division.id,
        period: { from, to },
      },
      items: [
        {
          heading: '落实创建',
          units: [{ role: 'lead', unitId: company.bureau(authority) }, ...reporting(story, programme, division)],
        },
      ],
    });
    await story.post(office, `/api/plans/v1/plans/${id as string}/issue`, {
      number: `创〔2026〕${story.nextNumber()}号`,
      issuedOn: story.today,
      ...(restart === undefined
        ? {}
        : {
            restart: {
              number: '重启1号',
              by: { zh: '上级', en: 'Above' },
              level: restart === true ? 'province' : restart,
              on: story.today,
            },
          }),
    });
    story.name(as, 'plan', id as string);
  },

  report: async ({ plan, unit, period, by }, story) => {
    const { id, unit: owes } = await reportOf(story, { plan, unit, period });
    const who = by === undefined ? story.company.inUnit('unitLiaison', owes.id) : story.who(by, story.company.home);
    await story.post(who, `/api/plans/v1/reports/${id}/filings`, { text: '进展顺利' });
    story.name(undefined, 'report', id);
  },

  passOn: async ({ unit, period, by }, story) => {
    const { id, at, unit: owes } = await reportOf(story, { unit, period });
    const { company } = story;
    const who =
      by === undefined && at === 'unit'
        ? company.inUnit('unitLiaison', owes.id)
        : story.who(by ?? HOLDERS[at], company.home, company.divisionById(owes.division.id));
    await story.post(who, `/api/plans/v1/reports/${id}/passings`, { from: at });
  },

  closePlan: async ({ of }, story) => {
    await story.post(story.company.who('office'), `/api/plans/v1/plans/${story.oneOf('plan', of)}/close`, {
      openTasks: 'leave',
    });
  },

  task: async ({ due, unit, supports, as }, story) => {
    const { company } = story;
    const { id } = await story.post(company.who('office'), '/api/plans/v1/tasks', {
      planId: story.oneOf('plan', undefined),
      heading: '整理材料',
      units: [{ role: 'lead', unitId: unit === undefined ? company.bureau() : company.unit(unit) }],
      dueOn: due,
      source: { kind: 'meeting' },
      ...(supports === undefined
        ? {}
        : {
            supports: {
              subjectIds: (supports.subjects ?? [story.subjectOf(undefined)]).map((name) => company.subject(name)),
              indicators: supports.indicators,
            },
          }),
    });
    story.name(as, 'task', id as string);
  },

  extend: async ({ of, to, by, decidedBy, granted }, story) => {
    const id = story.oneOf('task', of);
    const before = await task(story, of);
    const asker = ofTask(story, before, by ?? 'unitLiaison');
    if (before.status === 'assigned') await story.post(asker, `/api/plans/v1/tasks/${id}/sign-for`);
    await story.post(asker, `/api/plans/v1/tasks/${id}/extension-requests`, {
      until: to,
      reason: REASON,
    });
    const after = await task(story, of);
    const decider = decidedBy ?? after.rules.extension?.decidedBy ?? 'office';
    const requestId = after.extensions.at(-1)?.requestId ?? '';
    await story.post(
      ofTask(story, after, decider),
      `/api/plans/v1/tasks/${id}/extension-requests/${requestId}/decision`,
      granted === false ? { decision: 'refuse', reason: REASON } : { decision: 'grant' },
    );
  },

  evidence: async ({ of, indicator, shows, by, ...line }, story) => {
    if (indicator !== undefined) return fileEvidence({ ...line, indicator, shows, by }, story);
    const id = story.oneOf('task', of);
    const found = await task(story, of);
    const who = ofTask(story, found, by ?? 'unitLiaison');
    if (found.status === 'assigned') await story.post(who, `/api/plans/v1/tasks/${id}/sign-for`);
    const evidence = [];
    for (const takenOn of shows ?? [story.today]) {
      evidence.push({ fileId: await story.picture(who, 'plans'), takenOn });
    }
    await story.post(who, `/api/plans/v1/tasks/${id}/submissions`, { evidence });
  },

  review: async ({ of, indicator, result, due, by, ...line }, story) => {
    if (indicator !== undefined) {
      return reviewFiling({ ...line, indicator, result, due, by }, story, (level) => reviewerAt(story, level));
    }
    const id = story.oneOf('task', of);
    const found = await task(story, of);
    const submission = found.submissions.at(-1);
    const level = found.waitsFor?.level ?? 1;
    await story.post(ofTask(story, found, by ?? reviewerAt(story, level)), `/api/plans/v1/tasks/${id}/reviews`, {
      submission: submission?.submission ?? 1,
      level,
      reviewed: submission?.evidence.map(({ sha256 }) => sha256) ?? ['0'.repeat(64)],
      result,
      ...(result === 'return' ? { reason: REASON, ...(due === undefined ? {} : { newDueOn: due }) } : {}),
    });
  },
};
