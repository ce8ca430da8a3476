import type { Answer } from '../../api/client.js';
import type { Role } from '../../session/me.js';

type Circular = Answer<'/api/awards/v1/circulars/{id}'>;

export interface CircularMay {
  readonly tell: boolean;
  readonly state: boolean;
  /** Why it cannot be decided yet. */
  readonly decide: boolean | 'notTold' | 'statementRunning' | 'samePerson';
  readonly drop: boolean;
  readonly withdraw: boolean;
}

/** The last day the unit may state its case; null: it was not told yet. */
export function statementUntil({ heard, told }: Pick<Circular, 'heard' | 'told'>): string | null {
  return heard?.until ?? told?.until.lastDay ?? null;
}

/** What may be done with a circular, by who asks, on which day, and how it stands. */
export function circularMay(
  circular: Pick<Circular, 'status' | 'heard' | 'told' | 'draftedBy'>,
  me: { readonly id: string; readonly roles: ReadonlySet<Role> },
  today: string,
): CircularMay {
  const { status, heard, told, draftedBy } = circular;
  const open = status === 'drafted' || status === 'told';
  const office = me.roles.has('office');
  const leader = me.roles.has('leader');
  const until = statementUntil(circular);
  const ofUnit = me.roles.has('unitHead') || me.roles.has('unitLiaison');
  return {
    tell: open && office && heard === null && told === null,
    state: open && (office || ofUnit) && heard === null && told !== null && until !== null && today <= until,
    decide: decides(),
    drop: open && (office || leader),
    withdraw: status === 'decided' && leader,
  };

  function decides(): CircularMay['decide'] {
    if (!open || !leader) return false;
    if (until === null) return 'notTold';
    if (today <= until) return 'statementRunning';
    return draftedBy?.personId === me.id ? 'samePerson' : true;
  }
}
