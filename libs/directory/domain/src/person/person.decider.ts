import {
  SEPARATE_DUTIES,
  type ActedFor,
  type DivisionRef,
  type PersonEvent,
  type PersonRole,
} from '@gongjian/directory-contracts';
import { assertNever, refuse, type Decider, type LocalDate, type NamedAsOf } from '@gongjian/shared-kernel';
import { covers, endingOf, type Period } from '../held-grants.js';
import { open, standing } from '../references.js';
import { refusesErasing, refusesWhenErased } from './person-may.js';
import { endSeat, extendSeat, giveSeat, overlaps } from './auditor-seat.js';
import type { HeldGrant, PersonCommand } from './person.commands.js';
import {
  accountUnknown,
  actsForSelf,
  datesReversed,
  dutiesNotSeparate,
  grantEnded,
  grantOfSeat,
  grantUnknown,
  nothingToDelegate,
  personAlreadyRegistered,
  personErased,
  personUnknown,
  postFactUnknown,
  postLeft,
  postUnknown,
  seatNotAlone,
} from './person.errors.js';

export interface HeldPost {
  readonly id: string;
  readonly title: string;
  readonly unit: NamedAsOf;
  readonly division: DivisionRef;
  readonly from: LocalDate;
  /** Last day. */
  readonly to: LocalDate | null;
  /** Revisions of the facts that say so. */
  readonly taken: number;
  readonly left: number | null;
}

export interface BoundAccount {
  readonly issuer: string;
  readonly subject: string;
}

export interface RegisteredPerson {
  readonly status: 'registered' | 'erased';
  readonly posts: readonly HeldPost[];
  readonly grants: readonly HeldGrant[];
  readonly accounts: readonly BoundAccount[];
  readonly revision: number;
}

export type PersonState = { readonly status: 'absent' } | RegisteredPerson;

export const personDecider: Decider<PersonState, PersonCommand, PersonEvent> = {
  decide,
  evolve,
  initialState: { status: 'absent' },
};

export const personCatalogue = {
  category: 'person',
  lasting: 'reference' as const,
  types: {
    PersonRegistered: { upcasters: [] },
    PersonNameChanged: { upcasters: [] },
    PersonPhoneChanged: { upcasters: [] },
    PostTaken: { upcasters: [] },
    PostLeft: { upcasters: [] },
    PostRecordCorrected: { upcasters: [] },
    RoleGranted: { upcasters: [] },
    ActingAppointed: { upcasters: [] },
    RoleDelegated: { upcasters: [] },
    RoleGrantEnded: { upcasters: [] },
    AuditorSeatGiven: { upcasters: [] },
    AuditorSeatExtended: { upcasters: [] },
    AuditorSeatEnded: { upcasters: [] },
    AccountBound: { upcasters: [] },
    AccountUnbound: { upcasters: [] },
    PersonErased: { upcasters: [] },
  },
};

type Of<Type extends PersonCommand['type']> = Extract<PersonCommand, { type: Type }>['data'];

function decide(command: PersonCommand, state: PersonState): readonly PersonEvent[] {
  if (command.type === 'RegisterPerson') {
    if (state.status === 'erased') throw personErased();
    if (state.status === 'registered') throw personAlreadyRegistered();
    const { name, phone, post } = command.data;
    return [{ type: 'PersonRegistered', data: { name, phone } }, ...(post === null ? [] : [postTaken(post)])];
  }
  if (state.status === 'absent') throw personUnknown();
  if (command.type === 'ErasePerson') return erase(command.data, command.today, state);
  refuse(refusesWhenErased(state));
  switch (command.type) {
    case 'ChangePersonName':
      return [{ type: 'PersonNameChanged', data: { name: command.data.name, reason: command.data.reason } }];
    case 'ChangePersonPhone':
      return [{ type: 'PersonPhoneChanged', data: { phone: command.data.phone } }];
    case 'TakePost':
      return takePost(command.data, state);
    case 'LeavePost':
      return leavePost(command.data, state);
    case 'CorrectPostRecord':
      return correctPost(command.data, state);
    case 'GrantRole':
    case 'AppointActing':
    case 'DelegateRole':
      return grant(command, state);
    case 'EndRoleGrant':
      return endGrant(command.data, command.today, state);
    case 'GiveAuditorSeat':
      return giveSeat(command.data, state);
    case 'ExtendAuditorSeat':
      return extendSeat(command.data, command.today, state);
    case 'EndAuditorSeat':
      return endSeat(command.data, command.today, state);
    case 'BindAccount': {
      const { issuer, subject } = command.data;
      return isBound(state, command.data) ? [] : [{ type: 'AccountBound', data: { issuer, subject } }];
    }
    case 'UnbindAccount': {
      const { issuer, subject, reason } = command.data;
      if (!isBound(state, command.data)) throw accountUnknown();
      return [{ type: 'AccountUnbound', data: { issuer, subject, reason } }];
    }
    default:
      return assertNever(command);
  }
}

function postTaken(data: Of<'TakePost'>): PersonEvent {
  const { postId, title, from } = data;
  const unit = open(data.unit, from);
  return { type: 'PostTaken', data: { postId, title, unit, division: standing(data.division, from), from } };
}

function takePost(data: Of<'TakePost'>, state: RegisteredPerson): readonly PersonEvent[] {
  const { title, from } = data;
  const holds = state.posts.some(
    (post) => post.title === title && post.unit.id === data.unit.id && post.from <= from && post.to === null,
  );
  return holds ? [] : [postTaken(data)];
}

function leavePost(data: Of<'LeavePost'>, state: RegisteredPerson): readonly PersonEvent[] {
  const { postId, to, reason } = data;
  const post = state.posts.find((held) => held.id === postId);
  if (post === undefined) throw postUnknown();
  if (post.to === to) return [];
  if (post.to !== null) throw postLeft(post.to);
  if (to < post.from) throw datesReversed();
  return [{ type: 'PostLeft', data: { postId, to, reason } }];
}

function correctPost(data: Of<'CorrectPostRecord'>, state: RegisteredPerson): readonly PersonEvent[] {
  const { corrects, postId, title, from, to, reason } = data;
  const post = state.posts.find((held) => held.id === postId);
  if (post === undefined) throw postUnknown();
  const ofTaking = corrects.revision === post.taken && to === undefined;
  const ofLeaving = corrects.revision === post.left && title === undefined && from === undefined;
  if (!ofTaking && !ofLeaving) throw postFactUnknown();
  const last = to ?? post.to;
  if (last !== null && last < (from ?? post.from)) throw datesReversed();
  const newTitle = title !== undefined && title !== post.title ? title : undefined;
  const newFrom = from !== undefined && from !== post.from ? from : undefined;
  const newTo = to !== undefined && to !== post.to ? to : undefined;
  if (newTitle === undefined && newFrom === undefined && newTo === undefined) return [];
  return [
    {
      type: 'PostRecordCorrected',
      data: {
        corrects,
        postId,
        ...(newTitle === undefined ? {} : { title: newTitle }),
        ...(newFrom === undefined ? {} : { from: newFrom }),
        ...(newTo === undefined ? {} : { to: newTo }),
        previous: {
          ...(newTitle === undefined ? {} : { title: post.title }),
          ...(newFrom === undefined ? {} : { from: post.from }),
          ...(newTo === undefined || post.to === null ? {} : { to: post.to }),
        },
        reason,
      },
    },
  ];
}

type GrantCommand = Extract<PersonCommand, { type: 'GrantRole' | 'AppointActing' | 'DelegateRole' }>;

function grant(command: GrantCommand, state: RegisteredPerson): readonly PersonEvent[] {
  const { grantId, role, from, to } = command.data;
  if (to !== null && to < from) throw datesReversed();
  const actsFor = command.type === 'GrantRole' ? null : command.data.actsFor;
  if (command.type !== 'GrantRole' && command.data.actsFor.personId === command.data.personId) throw actsForSelf();
  const has = state.grants.some(
    (held) =>
      held.role === role &&
      held.division.id === command.data.division.id &&
      held.seat === undefined &&
      held.actsFor?.personId === actsFor?.personId &&
      covers(held, command.data),
  );
  if (has) return [];
  if (state.grants.some((held) => held.seat !== undefined && overlaps(held, command.data))) throw seatNotAlone();
  if (isSeparateDuty(role) && state.grants.some((held) => clashes(held, role, command.data))) {
    throw dutiesNotSeparate();
  }
  const given = { grantId, role, division: standing(command.data.division, from), from };
  switch (command.type) {
    case 'GrantRole':
      return [{ type: 'RoleGranted', data: { ...given, to } }];
    case 'AppointActing':
      return [{ type: 'ActingAppointed', data: { ...given, to, actsFor: command.data.actsFor } }];
    case 'DelegateRole': {
      const { delegatorGrants } = command.data;
      const delegable = delegatorGrants.some(
        (held) =>
          held.kind === 'granted' &&
          held.role === role &&
          held.division.id === command.data.division.id &&
          covers(held, command.data),
      );
      if (!delegable) throw nothingToDelegate();
      return [{ type: 'RoleDelegated', data: { ...given, to: command.data.to, actsFor: command.data.actsFor } }];
    }
    default:
      return assertNever(command);
  }
}

function endGrant(data: Of<'EndRoleGrant'>, today: LocalDate, state: RegisteredPerson): readonly PersonEvent[] {
  const { grantId, reason } = data;
  const held = state.grants.find((candidate) => candidate.id === grantId);
  if (held === undefined) throw grantUnknown();
  if (held.seat !== undefined) throw grantOfSeat();
  const ending = endingOf(held, data.to, today, { ended: grantEnded, datesReversed });
  return ending === null ? [] : [{ type: 'RoleGrantEnded', data: { grantId, ...ending, reason } }];
}

function erase(data: Of<'ErasePerson'>, today: LocalDate, state: RegisteredPerson): readonly PersonEvent[] {
  if (state.status === 'erased') return [];
  refuse(refusesErasing(state, data.retentionYears, today));
  return [{ type: 'PersonErased', data: { reason: data.reason } }];
}

function isSeparateDuty(role: PersonRole): boolean {
  return SEPARATE_DUTIES.some((duty) => duty === role);
}

function clashes(held: HeldGrant, role: PersonRole, period: Period): boolean {
  return held.role !== role && isSeparateDuty(held.role) && overlaps(held, period);
}

function isBound(state: RegisteredPerson, account: BoundAccount): boolean {
  return state.accounts.some((bound) => bound.issuer === account.issuer && bound.subject === account.subject);
}

function evolve(state: PersonState, event: PersonEvent): PersonState {
  if (event.type === 'PersonRegistered') {
    return { status: 'registered', posts: [], grants: [], accounts: [], revision: 0 };
  }
  if (state.status === 'absent') return state;
  const revision = state.revision + 1;
  switch (event.type) {
    case 'PersonNameChanged':
    case 'PersonPhoneChanged':
      return { ...state, revision };
    case 'PostTaken':
      return {
        ...state,
        revision,
        posts: [...state.posts, held(event.data, revision)],
      };
    case 'PostLeft':
      return {
        ...state,
        revision,
        posts: state.posts.map((post) =>
          post.id === event.data.postId ? { ...post, to: event.data.to, left: revision } : post,
        ),
      };
    case 'PostRecordCorrected': {
      const { postId, title, from, to } = event.data;
      return {
        ...state,
        revision,
        posts: state.posts.map((post) =>
          post.id === postId
            ? { ...post, title: title ?? post.title, from: from ?? post.from, to: to ?? post.to }
            : post,
        ),
      };
    }
    case 'RoleGranted':
      return withGrant(state, revision, 'granted', { ...event.data, actsFor: null });
    case 'ActingAppointed':
      return withGrant(state, revision, 'acting', event.data);
    case 'RoleDelegated':
      return withGrant(state, revision, 'delegated', event.data);
    case 'RoleGrantEnded': {
      const { grantId, to, atOnce } = event.data;
      return {
        ...state,
        revision,
        grants: state.grants.map((held) => (held.id === grantId ? { ...held, to, endedAtOnce: atOnce } : held)),
      };
    }
    case 'AuditorSeatGiven': {
      const { seatId, places, records, wholeLog, from, to, purpose } = event.data;
      const seat = { id: seatId, records, wholeLog, purpose };
      const given = places.map(({ grantId: id, division }): HeldGrant => {
        return { id, kind: 'granted', role: 'auditor', division, from, to, endedAtOnce: false, actsFor: null, seat };
      });
      return { ...state, revision, grants: [...state.grants, ...given] };
    }
    case 'AuditorSeatExtended':
      return withSeat(state, revision, event.data.seatId, { to: event.data.to });
    case 'AuditorSeatEnded': {
      const { seatId, to, atOnce } = event.data;
      return withSeat(state, revision, seatId, { to, endedAtOnce: atOnce });
    }
    case 'AccountBound': {
      const { issuer, subject } = event.data;
      return { ...state, revision, accounts: [...state.accounts, { issuer, subject }] };
    }
    case 'AccountUnbound': {
      const { issuer, subject } = event.data;
      return {
        ...state,
        revision,
        accounts: state.accounts.filter((bound) => bound.issuer !== issuer || bound.subject !== subject),
      };
    }
    case 'PersonErased':
      return { ...state, revision, status: 'erased', accounts: [] };
    default:
      return assertNever(event);
  }
}

type DataOf<Type extends PersonEvent['type']> = Extract<PersonEvent, { type: Type }>['data'];

function held({ postId, title, unit, division, from }: DataOf<'PostTaken'>, revision: number): HeldPost {
  return { id: postId, title, unit, division, from, to: null, taken: revision, left: null };
}

function withSeat(
  state: RegisteredPerson,
  revision: number,
  seatId: string,
  change: Partial<Pick<HeldGrant, 'to' | 'endedAtOnce'>>,
): RegisteredPerson {
  const grants = state.grants.map((held) => (held.seat?.id === seatId ? { ...held, ...change } : held));
  return { ...state, revision, grants };
}

function withGrant(
  state: RegisteredPerson,
  revision: number,
  kind: HeldGrant['kind'],
  given: DataOf<'RoleGranted'> & { readonly actsFor: ActedFor | null },
): RegisteredPerson {
  const { grantId: id, role, division, from, to, actsFor } = given;
  return {
    ...state,
    revision,
    grants: [...state.grants, { id, kind, role, division, from, to, endedAtOnce: false, actsFor }],
  };
}
