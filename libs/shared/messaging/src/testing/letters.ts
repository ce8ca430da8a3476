import type { IntegrationEventDefinition } from '@gongjian/shared-contracts';
import type { EventCatalogue, EventStore } from '@gongjian/shared-event-sourcing';
import { actOf, type Act, type DomainEvent, type Fact } from '@gongjian/shared-kernel';
import { appendEvents } from '@gongjian/shared-projections/testing';
import { act, sealed } from '@gongjian/shared-contracts';
import { z } from 'zod';
import { publication, type Publications } from '../publication.js';

/** A small context for the tests of this library: letters that are sent, sealed or open, and lost. */
export type LetterEvent =
  | DomainEvent<'LetterSent', { readonly to: string; readonly words?: unknown }>
  | DomainEvent<'LetterForwarded', { readonly to: string }>
  | DomainEvent<'LetterLost', Record<string, never>>;
type LetterSent = Extract<LetterEvent, { readonly type: 'LetterSent' }>;
type LetterForwarded = Extract<LetterEvent, { readonly type: 'LetterForwarded' }>;

export const letterCatalogue: EventCatalogue = {
  category: 'letter',
  types: { LetterSent: { upcasters: [] }, LetterForwarded: { upcasters: [] }, LetterLost: { upcasters: [] } },
};

const example: Act = {
  actor: { kind: 'rule', id: 'test', role: null, post: null, division: null, unit: null },
  channel: 'rule',
  occurredAt: '2026-03-01T01:00:00.000Z',
};

const sent = z.object({ to: z.string(), words: sealed.exactOptional(), act });
export type LetterSentV1 = z.output<typeof sent>;
export const letterSentV1: IntegrationEventDefinition<LetterSentV1> = {
  context: 'letters',
  name: 'LetterSent',
  major: 1,
  meaning: { zh: '信已寄出。', en: 'A letter was sent.' },
  data: sent,
  example: { to: 'somebody', act: example },
};

const forwarded = z.object({ to: z.string(), act });
export type LetterForwardedV1 = z.output<typeof forwarded>;
export const letterForwardedV1: IntegrationEventDefinition<LetterForwardedV1> = {
  context: 'letters',
  name: 'LetterForwarded',
  major: 1,
  meaning: { zh: '信已转寄。', en: 'A letter was forwarded.' },
  data: forwarded,
  example: { to: 'somebody', act: example },
};

/** Letters to nobody are not told. */
export const letterSentPublication = publication<LetterSent, LetterSentV1>({
  name: 'letter_sent',
  event: letterSentV1,
  from: 'LetterSent',
  map: ({ event: { data }, metadata }: Fact<LetterSent>) =>
    data.to === 'nobody' ? null : ({ ...data, act: actOf(metadata) } as LetterSentV1),
});

export const letterForwardedPublication = publication<LetterForwarded, LetterForwardedV1>({
  name: 'letter_forwarded',
  event: letterForwardedV1,
  from: 'LetterForwarded',
  map: ({ event: { data }, metadata }: Fact<LetterForwarded>) => ({ ...data, act: actOf(metadata) }),
});

export const letterPublications: Publications = {
  context: 'letters',
  of: [{ catalogue: letterCatalogue, publications: [letterSentPublication, letterForwardedPublication] }],
};

export function sentTo(to: string): LetterEvent {
  return { type: 'LetterSent', data: { to } };
}

export function forwardedTo(to: string): LetterEvent {
  return { type: 'LetterForwarded', data: { to } };
}

export const lost: LetterEvent = { type: 'LetterLost', data: {} };

/** Appends to one letter of a tenant. */
export async function write(
  store: EventStore,
  tenant: string,
  id: string,
  events: readonly LetterEvent[],
  after?: bigint,
  recordedAt?: string,
): Promise<void> {
  await appendEvents(store, letterCatalogue, {
    tenant,
    id,
    events,
    ...(after === undefined ? {} : { after }),
    ...(recordedAt === undefined ? {} : { recordedAt }),
  });
}
