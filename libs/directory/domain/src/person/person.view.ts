import type { PersonEvent } from '@gongjian/directory-contracts';
import type { LocalDate, Sealed, View } from '@gongjian/shared-kernel';
import { heldOn } from '../held-grants.js';
import { idOfStream } from '../stream-id.js';
import type { HeldGrant } from './person.commands.js';
import { personDecider, type HeldPost, type RegisteredPerson } from './person.decider.js';

export interface PersonRow extends RegisteredPerson {
  readonly id: string;
  /** Sealed under the person's key; `null` once the person was erased. */
  readonly name: Sealed | null;
  readonly phone: Sealed | null;
}

/** The person's posts and rights in force on a day. */
export interface PersonAsOf {
  readonly id: string;
  readonly status: 'registered' | 'erased';
  readonly name: Sealed | null;
  readonly phone: Sealed | null;
  readonly posts: readonly HeldPost[];
  readonly grants: readonly HeldGrant[];
}

export const personView: View<PersonRow, PersonEvent> = (row, fact) => {
  const { event } = fact;
  const state = personDecider.evolve(row ?? personDecider.initialState, event);
  if (state.status === 'absent') return null;
  const personal = { name: row?.name ?? null, phone: row?.phone ?? null };
  switch (event.type) {
    case 'PersonRegistered':
      return { ...state, id: idOfStream(fact.stream), name: event.data.name, phone: event.data.phone };
    case 'PersonNameChanged':
      return { ...state, ...personal, id: idOfStream(fact.stream), name: event.data.name };
    case 'PersonPhoneChanged':
      return { ...state, ...personal, id: idOfStream(fact.stream), phone: event.data.phone };
    case 'PersonErased':
      return { ...state, id: idOfStream(fact.stream), name: null, phone: null };
    default:
      return { ...state, ...personal, id: idOfStream(fact.stream) };
  }
};

export function personOn(row: PersonRow, day: LocalDate): PersonAsOf {
  return {
    id: row.id,
    status: row.status,
    name: row.name,
    phone: row.phone,
    posts: row.posts.filter((post) => heldOn(post, day)),
    grants: row.grants.filter((grant) => heldOn(grant, day)),
  };
}
