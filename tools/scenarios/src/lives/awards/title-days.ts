import { inForceOn, type InForceRow, type TitleEvent } from '@gongjian/awards-domain';
import { addDays, type LocalDate } from '@gongjian/shared-kernel';
import { dayAfter } from '../cast.js';

interface NamedSince {
  readonly on: LocalDate;
  /** Of the naming, or of the last measure under it. */
  readonly low: LocalDate;
  /** That was not annulled. */
  readonly removal: { readonly id: string; readonly on: LocalDate } | null;
}

interface Procedure {
  readonly proposed: LocalDate;
  readonly told?: LocalDate;
  readonly stated?: LocalDate;
  readonly answered?: LocalDate;
}

/** The days of what was done about one title, as its events tell them. */
export interface TitleDays {
  /** That were not annulled; the one it was held by last comes last. */
  readonly namings: readonly NamedSince[];
  /** The first day on which a candidate of the list may be named. */
  readonly ready: ReadonlyMap<string, LocalDate>;
  /** Of the steps of the procedure to remove it. */
  readonly procedure: Procedure | null;
  /** By removal. */
  readonly removed: ReadonlyMap<string, LocalDate>;
  /** By appeal. */
  readonly appeals: ReadonlyMap<string, LocalDate>;
}

export const NO_DAYS: TitleDays = {
  ...{ namings: [], ready: new Map(), procedure: null, removed: new Map(), appeals: new Map() },
};

export function daysAfter(days: TitleDays, { type, data }: TitleEvent): TitleDays {
  const named = (on: LocalDate): TitleDays => ({
    ...days,
    namings: [...days.namings, { on, low: on, removal: null }],
    procedure: null,
  });
  const last = (change: (naming: NamedSince) => Partial<NamedSince>): TitleDays => ({
    ...days,
    namings: days.namings.map((naming, place) =>
      place === days.namings.length - 1 ? { ...naming, ...change(naming) } : naming,
    ),
  });
  const step = (taken: Partial<Procedure>): TitleDays => ({
    ...days,
    procedure: days.procedure && { ...days.procedure, ...taken },
  });
  const low = (on: LocalDate): TitleDays => last((naming) => ({ low: dayAfter(naming.low, on) }));
  switch (type) {
    case 'NamingReady':
      return { ...days, ready: new Map([...days.ready, [data.slateId, dayAfter(data.notBefore, data.resultOn)]]) };
    case 'TitleNamed':
    case 'TitleRenewed':
    case 'TitleImported':
      return named(data.namedOn);
    case 'TitleRecognised':
      return named(data.recognisedOn);
    case 'TitleWarned':
    case 'TitleSuspended':
    case 'TitleRestored':
    case 'TitleDowngraded':
      return low(data.on);
    case 'WarningEnded':
      return low(addDays(data.until.lastDay, 1));
    case 'RemovalProposed':
      return { ...days, procedure: { proposed: data.on } };
    case 'SubjectTold':
      return step({ told: data.on });
    case 'StatementReceived':
      return step({ stated: data.on });
    case 'StatementAnswered':
      return step({ answered: data.on });
    case 'RemovalProposalWithdrawn':
    case 'TitleExpired':
    case 'TitleEnded':
      return { ...days, procedure: null };
    case 'TitleRemoved': {
      const removal = { id: data.removalId, on: data.effectiveOn };
      return {
        ...last(() => ({ removal })),
        procedure: null,
        removed: new Map([...days.removed, [removal.id, removal.on]]),
      };
    }
    case 'AppealReceived':
      return { ...days, appeals: new Map([...days.appeals, [data.appealId, data.on]]) };
    case 'RemovalAnnulled': {
      const { removalId } = data;
      const standing = ({ removal }: NamedSince) => (removal?.id === removalId ? null : removal);
      return { ...days, namings: days.namings.map((naming) => ({ ...naming, removal: standing(naming) })) };
    }
    case 'NamingAnnulled':
      return { ...days, namings: days.namings.slice(0, -1), procedure: null };
    default:
      return days;
  }
}

/** Its own day, and those of what it follows on. */
function follows(days: TitleDays, { type, data }: TitleEvent, today: LocalDate): readonly [LocalDate, LocalDate[]] {
  const naming = days.namings.at(-1);
  const { proposed = '', told = '', stated = '', answered = '' } = days.procedure ?? {};
  const removedOn = days.namings.findLast(({ removal }) => removal !== null)?.removal?.on ?? '';
  switch (type) {
    case 'NamingSigned':
      return [data.on, [days.ready.get(data.slateId) ?? '', removedOn]];
    case 'TitleNamed':
    case 'TitleRenewed':
      return [data.namedOn, [days.ready.get(data.slateId) ?? '', data.resultOn, removedOn]];
    case 'TitleImported':
      return [data.namedOn, [removedOn]];
    case 'TitleRecognised':
      return [data.recognisedOn, [removedOn]];
    case 'TriggerConfirmed':
    case 'DowngradeProposed':
      return [data.on ?? today, [naming?.low ?? '']];
    case 'DismissalProposed':
    case 'TriggerDismissed':
    case 'NamingAnnulmentProposed':
    case 'NamingAnnulled':
      return [data.on ?? today, [naming?.on ?? '']];
    case 'TitleConferred':
      return [data.on, [naming?.on ?? '']];
    case 'EndProposed':
      return [data.on, [naming?.low ?? '']];
    case 'TitleWarned':
    case 'TitleSuspended':
    case 'TitleDowngraded':
    case 'TitleEnded':
      return [data.on, [(data.by.length === 0 ? naming?.on : naming?.low) ?? '']];
    case 'TitleRestored':
      return [data.on, [naming?.low ?? '']];
    case 'RemovalProposed':
      return [data.on, [naming?.on ?? '', ...data.grounds.map(({ occurredOn }) => occurredOn)]];
    case 'SubjectTold':
      return [data.on, [proposed]];
    case 'StatementReceived':
      return [data.on, [told]];
    case 'StatementAnswered':
      return [data.on, [stated]];
    case 'RemovalSigned':
      return [data.on, [proposed, told, answered]];
    case 'TitleRemoved': {
      const heard = data.mode === 'byRule' ? [] : [proposed, told, answered, naming?.low ?? ''];
      return [data.effectiveOn, [naming?.on ?? '', ...heard, ...data.grounds.map(({ occurredOn }) => occurredOn)]];
    }
    case 'RemovalServed':
    case 'RemovalPublished':
    case 'PlaqueRecovered':
    case 'PlaqueLost':
    case 'PrivilegesWithdrawn':
    case 'RemovalFiled':
    case 'AppealReceived':
      return [data.on, [days.removed.get(data.removalId) ?? '']];
    case 'RemovalAnnulmentProposed':
    case 'RemovalAnnulled':
      return [data.on ?? today, [days.removed.get(data.removalId) ?? '']];
    case 'SignedDocumentRecorded':
      return [data.lateEntry?.effectiveOn ?? today, [days.removed.get(data.removalId) ?? '']];
    case 'AppealDecided':
      return [data.lateEntry?.effectiveOn ?? today, [days.appeals.get(data.appealId) ?? '']];
    default:
      return [today, []];
  }
}

/** No act is effective before what it follows on. */
export function overEarly(days: TitleDays, event: TitleEvent, today: LocalDate): readonly string[] {
  const [on, after] = follows(days, event, today);
  const before = after.filter((day) => on < day);
  return before.map((day) => `${event.type} of ${on} follows on what is of ${day}`);
}

/** What a second person decides is of the day on which that person signs, and of no other. */
export function otherDay(
  { type, data }: TitleEvent,
  command: { readonly type: string },
  today: LocalDate,
): readonly string[] {
  const decided = ((): LocalDate | undefined => {
    switch (type) {
      case 'TitleNamed':
      case 'TitleRenewed':
        return data.namedOn;
      case 'TriggerConfirmed':
      case 'TriggerDismissed':
      case 'NamingAnnulled':
      case 'RemovalAnnulled':
        return data.on;
      case 'TitleDowngraded':
        return command.type === 'DowngradeTitle' ? data.on : undefined;
      case 'TitleEnded':
        return command.type === 'EndTitle' ? data.on : undefined;
      case 'TitleRemoved':
        return command.type === 'SignRemoval' ? data.effectiveOn : undefined;
      default:
        return undefined;
    }
  })();
  const entered = 'lateEntry' in data ? data.lateEntry?.effectiveOn : undefined;
  const signed = entered ?? today;
  return decided === undefined || decided === signed ? [] : [`${type} of ${decided} was signed on ${signed}`];
}

/** From a removal that stands to the next naming it is valid on no day, and that naming is not before it. */
export function validWhileRemoved(
  { namings }: TitleDays,
  inForce: InForceRow | null,
  today: LocalDate,
): readonly string[] {
  return namings.flatMap(({ removal }, place) => {
    if (removal === null || inForce === null) return [];
    const [next] = namings
      .slice(place + 1)
      .map(({ on }) => on)
      .sort();
    if (next !== undefined && next < removal.on) return [`named on ${next}, removed on ${removal.on}`];
    const days = [removal.on, today, ...inForce.changes.map(({ on }) => on)];
    return days
      .filter((day) => day >= removal.on && (next === undefined || day < next))
      .filter((day) => inForceOn(inForce, day).valid)
      .map((day) => `removed on ${removal.on}, and in force on ${day}`);
  });
}
