import { useQuery } from '@tanstack/react-query';
import { api, done, type ItemOf } from '../../api/client.js';

type Task = ItemOf<'/api/plans/v1/tasks'>;
type Sheet = ItemOf<'/api/assessments/v1/sheets'>;
type Objection = ItemOf<'/api/awards/v1/objections'>;

export const workKinds = ['task', 'sheet', 'objection'] as const;
export type WorkKind = (typeof workKinds)[number];

/** Something that is not done and stands in the name of one person. */
export interface OpenWork {
  readonly id: string;
  readonly kind: WorkKind;
  readonly recordId: string;
  readonly name: string;
  readonly about: string;
  readonly to: string;
  readonly due: string | null;
}

const ALL_AT_ONCE = '200';

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

async function readAll<Item>(read: (cursor: string | undefined) => Promise<PageOf<Item>>): Promise<readonly Item[]> {
  const all: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return all;
}

const from = (cursor: string | undefined) => ({ limit: ALL_AT_ONCE, ...(cursor === undefined ? {} : { cursor }) });

const READERS: { readonly [Kind in WorkKind]: (personId: string) => Promise<readonly OpenWork[]> } = {
  task: async (personId) =>
    (
      await readAll<Task>((cursor) =>
        done(
          api.GET('/api/plans/v1/tasks', {
            params: {
              query: {
                personId,
                status: 'assigned,signedFor,refused,submitted,returned',
                sort: 'due',
                ...from(cursor),
              },
            },
          }),
        ),
      )
    ).map(ofTask),
  sheet: async (assessorId) =>
    (
      await readAll<Sheet>((cursor) =>
        done(
          api.GET('/api/assessments/v1/sheets', {
            params: { query: { assessorId, status: 'open,waiting,arbitration,reopened', ...from(cursor) } },
          }),
        ),
      )
    ).map(ofSheet),
  objection: async (handlerId) =>
    (
      await readAll<Objection>((cursor) =>
        done(
          api.GET('/api/awards/v1/objections', {
            params: { query: { handlerId, status: 'received,handled', ...from(cursor) } },
          }),
        ),
      )
    ).map(ofObjection),
};

export function ofTask({ id, heading, accountable, planTitle, dueOn }: Task): OpenWork {
  const about = [planTitle, accountable.name].filter((part) => part !== null).join(' · ');
  return { id: `task:${id}`, kind: 'task', recordId: id, name: heading, about, to: `/tasks/${id}`, due: dueOn };
}

export function ofSheet({ id, subject, period, lastDay }: Sheet): OpenWork {
  const to = `/assessment/sheets/${id}`;
  return { id: `sheet:${id}`, kind: 'sheet', recordId: id, name: subject.name, about: period.key, to, due: lastDay };
}

export function ofObjection({ id, division, receivedOn, replyDue }: Objection): OpenWork {
  const to = `/notices/objections/${id}`;
  const name = division?.name ?? receivedOn;
  return { id: `objection:${id}`, kind: 'objection', recordId: id, name, about: receivedOn, to, due: replyDue };
}

/** Each kind is read by itself: who may not see one sees the others. */
export function useOpenWork(personId: string) {
  const read = (kind: WorkKind, enabled = true) => ({
    queryKey: ['open-work', kind, personId],
    queryFn: () => READERS[kind](personId),
    enabled,
    retry: false,
  });
  const task = useQuery(read('task'));
  const sheet = useQuery(read('sheet'));
  const objection = useQuery(read('objection'));
  return { task, sheet, objection };
}
