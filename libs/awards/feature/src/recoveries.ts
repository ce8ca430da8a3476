import {
  slateCatalogue,
  titleCatalogue,
  type NoticeOpened,
  type SlateApproved,
  type SlateEvent,
  type TitleEvent,
} from '@gongjian/awards-domain';
import { categoryOf, decodeEvent, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import type { BasisInput } from '@gongjian/shared-kernel';
import type { Recovery } from '@gongjian/shared-records';

/** A list is approved, and shown by a notice, on the titles that were ever listed on it, as they were by then. */
export const awardsRecoveries: readonly Recovery[] = [
  {
    ...{ category: 'slate', type: 'SlateApproved', categories: ['title'], since: null },
    inputs: ({ event }, log) => titlesOn([(event.data as SlateApproved).slateId], null, log),
  },
  {
    ...{ category: 'notice', type: 'NoticeOpened', categories: ['slate', 'title'], since: null },
    inputs: ({ event }, log) => {
      const { slates, noticeId } = event.data as NoticeOpened;
      const slateIds = slates.map(({ slateId }) => slateId);
      return titlesOn(slateIds, noticeId, log);
    },
  },
];

/** @param noticeId that took the lists right after it had seen them; `null`: they are not among what was seen */
async function titlesOn(
  slateIds: readonly string[],
  noticeId: string | null,
  log: AsyncIterable<RecordedEvent>,
): Promise<readonly BasisInput[]> {
  const listed = new Set<string>();
  const titles = new Map<string, string>();
  const slates = new Map<string, string>();
  for await (const recorded of log) {
    const { stream, revision, type } = recorded;
    if (categoryOf(stream) === titleCatalogue.category) titles.set(stream, String(revision));
    if (type === 'CandidateListed' && slateIds.includes(slateIdIn(recorded))) listed.add(stream);
    if (type === 'SlateTaken' && noticeIn(recorded) === noticeId) slates.set(stream, String(revision - 1n));
  }
  const inputs = [...slates, ...[...titles].filter(([stream]) => listed.has(stream))];
  return inputs.map(([stream, revision]) => ({ stream, revision }));
}

function slateIdIn(recorded: RecordedEvent): string {
  type Listed = Extract<TitleEvent, { readonly type: 'CandidateListed' }>;
  return decodeEvent<Listed>(titleCatalogue, recorded).event.data.slateId;
}

function noticeIn(recorded: RecordedEvent): string {
  type Taken = Extract<SlateEvent, { readonly type: 'SlateTaken' }>;
  return decodeEvent<Taken>(slateCatalogue, recorded).event.data.noticeId;
}
