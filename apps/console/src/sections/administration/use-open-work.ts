import { useQuery } from '@tanstack/react-query';
import { api, done } from '../../api/client.js';
import {
  ofObjection,
  ofSheet,
  ofTask,
  type Objection,
  type OpenWork,
  type Sheet,
  type Task,
  type WorkKind,
} from './open-work.js';

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
