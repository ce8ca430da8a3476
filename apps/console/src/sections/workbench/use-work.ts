import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, done } from '../../api/client.js';
import { PAGE, reads } from './reads.js';
import {
  groups,
  inOrder,
  ofAssessments,
  ofAwards,
  ofPlans,
  sources,
  type AssessmentsWork,
  type AwardsWork,
  type Context,
  type PlansWork,
  type Source,
  type WorkGroup,
  type WorkPage,
  type WorkRow,
} from './work.js';

interface Further {
  readonly context: Context;
  readonly source: Source;
  readonly cursor: string;
}

export interface GroupOfWork {
  readonly group: WorkGroup;
  readonly rows: readonly WorkRow[];
  /** There is more than has been read. */
  readonly more: boolean;
}

export interface Work {
  readonly groups: readonly GroupOfWork[];
  readonly loading: boolean;
  readonly errors: readonly unknown[];
  readonly again: () => void;
  /** Reads on for one group. */
  readonly readOn: (group: WorkGroup) => void;
}

async function readPage({ context, source, cursor }: Further): Promise<WorkPage> {
  const at = (sources[context] as Readonly<Record<string, string>>)[source] ?? '';
  const params = { params: { query: { limit: PAGE, [at]: cursor } } };
  const pages: Readonly<Partial<Record<Source, WorkPage>>> =
    context === 'plans'
      ? ofPlans(await done(api.GET('/api/plans/v1/my-tasks', params)))
      : context === 'assessments'
        ? ofAssessments(await done(api.GET('/api/assessments/v1/my-work', params)))
        : ofAwards(await done(api.GET('/api/awards/v1/my-work', params)));
  return pages[source] ?? { rows: [], next: null };
}

/** The first pages of all three contexts; what has no page yet is left out. */
function firstPages(
  plans: PlansWork | undefined,
  assessments: AssessmentsWork | undefined,
  awards: AwardsWork | undefined,
): readonly { readonly context: Context; readonly source: Source; readonly page: WorkPage }[] {
  const of = (context: Context, pages: Readonly<Record<string, WorkPage>>): ReturnType<typeof firstPages> =>
    Object.entries(pages).map(([source, page]) => ({ context, source: source as Source, page }));
  return [
    ...(plans === undefined ? [] : of('plans', ofPlans(plans))),
    ...(assessments === undefined ? [] : of('assessments', ofAssessments(assessments))),
    ...(awards === undefined ? [] : of('awards', ofAwards(awards))),
  ];
}

/** Everything that waits for the person who is signed in. */
export function useWork(): Work {
  const plans = useQuery(reads.plans);
  const assessments = useQuery(reads.assessments);
  const awards = useQuery(reads.awards);
  const [further, setFurther] = useState<readonly Further[]>([]);
  const read = useQueries({
    queries: further.map((one) => ({ queryKey: ['work', one], queryFn: () => readPage(one) })),
  });
  const pages = [
    ...firstPages(plans.data, assessments.data, awards.data),
    ...further.flatMap((one, index) => {
      const page = read[index]?.data;
      return page === undefined ? [] : [{ ...one, page }];
    }),
  ];
  /** The last page of every source, with the way on. */
  const ends = new Map(pages.map(({ context, source, page }) => [source, { context, source, cursor: page.next }]));
  const rows = inOrder(pages.flatMap(({ page }) => page.rows));
  const all = [plans, assessments, awards];
  const goesOn = (group: WorkGroup): readonly Further[] =>
    [...ends.values()].flatMap(({ context, source, cursor }) =>
      cursor !== null && pages.some((one) => one.source === source && one.page.rows.some((row) => row.group === group))
        ? [{ context, source, cursor }]
        : [],
    );
  return {
    groups: groups
      .map((group) => ({ group, rows: rows.filter((row) => row.group === group), more: goesOn(group).length > 0 }))
      .filter((one) => one.rows.length > 0),
    loading: all.some(({ isPending }) => isPending),
    errors: all.flatMap(({ error }) => (error === null ? [] : [error])),
    again: () => {
      for (const query of all) void query.refetch();
    },
    readOn: (group) =>
      setFurther((before) => [
        ...before,
        ...goesOn(group).filter(({ source, cursor }) =>
          before.every((one) => one.source !== source || one.cursor !== cursor),
        ),
      ]),
  };
}
