import type { QueryClient } from '@tanstack/react-query';
import { queries } from '../../api/client.js';
import { meRead, type Me, type Role } from '../../session/me.js';
import { publishedProgrammes } from '../../shapes/programmes.js';

/** How many rows of work one page has. */
export const PAGE = '100';
/** One's own are among what is to be done; some more are read so that enough are left. */
const LATE = '20';
const NOTICES = '50';

/** Whom others below are late to. */
const LEADING_ROLES: readonly Role[] = ['office', 'town', 'leader', 'reviewer'];

export function leads(me: Me): boolean {
  return me.roles.some(({ role }) => LEADING_ROLES.includes(role));
}

const work = { params: { query: { limit: PAGE } } };

export const reads = {
  plans: queries.queryOptions('get', '/api/plans/v1/my-tasks', work),
  assessments: queries.queryOptions('get', '/api/assessments/v1/my-work', work),
  awards: queries.queryOptions('get', '/api/awards/v1/my-work', work),
  notices: queries.queryOptions(
    'get',
    '/api/awards/v1/notices',
    { params: { query: { status: 'open', sort: 'lastDay', limit: NOTICES } } },
    { retry: false },
  ),
};

/** What units below are late with. */
export const lateReads = {
  tasks: queries.queryOptions('get', '/api/plans/v1/tasks', {
    params: { query: { overdue: 'true', status: 'assigned,signedFor,returned,refused', sort: 'due', limit: LATE } },
  }),
  rectifications: queries.queryOptions('get', '/api/plans/v1/rectifications', {
    params: { query: { overdue: 'true', sort: 'due', limit: LATE } },
  }),
  reports: queries.queryOptions('get', '/api/plans/v1/reports', {
    params: { query: { overdue: 'true', limit: LATE } },
  }),
};

/** Asks for all that the workbench shows, before there is anything to show it in. */
export async function readWorkbench(client: QueryClient): Promise<void> {
  const late = client.query(meRead).then(async (me) => {
    if (!leads(me)) return;
    await Promise.all([
      client.query(lateReads.tasks),
      client.query(lateReads.rectifications),
      client.query(lateReads.reports),
    ]);
  });
  await Promise.allSettled([
    late,
    client.query(reads.plans),
    client.query(reads.assessments),
    client.query(reads.awards),
    client.query(reads.notices),
    client.query(publishedProgrammes),
  ]);
}
