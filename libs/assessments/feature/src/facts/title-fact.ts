import type { DocketFact, TitleFact } from '@gongjian/assessments-domain';
import { addDays, type LocalDate } from '@gongjian/shared-kernel';

interface Titled {
  readonly key: string;
  readonly grade: string;
}

interface Named extends Titled {
  readonly namedOn: LocalDate;
  readonly validity: { readonly to: LocalDate | null };
}

type Known = DocketFact | null;

/** What was known of the title; of one whose naming was never told, that it came on that day. */
function before({ key, grade }: Titled, known: Known, on: LocalDate): TitleFact {
  if (known?.fact === 'title') return { ...known, grade };
  return { fact: 'title', key, grade, occurredOn: on, validTo: null, standing: 'ended', standingSince: on };
}

export function titleNamed({ key, grade, namedOn, validity }: Named): TitleFact {
  return {
    fact: 'title',
    key,
    grade,
    occurredOn: namedOn,
    validTo: validity.to,
    standing: 'valid',
    standingSince: namedOn,
  };
}

/** It is held since it was first named. */
export function titleRenewed(renewed: Named, known: Known): TitleFact {
  const title = before(renewed, known, renewed.namedOn);
  const since = title.standing === 'valid' ? title.standingSince : renewed.namedOn;
  return { ...title, validTo: renewed.validity.to, standing: 'valid', standingSince: since };
}

export function titleStands(
  titled: Titled & { readonly on: LocalDate },
  known: Known,
  standing: TitleFact['standing'],
): TitleFact {
  const title = before(titled, known, titled.on);
  return title.standing === standing ? title : { ...title, standing, standingSince: titled.on };
}

/** With that grade it stands since then. */
export function titleDowngraded(titled: Titled & { readonly on: LocalDate }, known: Known): TitleFact {
  const title = before(titled, known, titled.on);
  return title.standing === 'valid' ? { ...title, standingSince: titled.on } : title;
}

/** The day it expired on was its last one. */
export function titleExpired(titled: Titled & { readonly on: LocalDate }, known: Known): TitleFact {
  return { ...before(titled, known, titled.on), standing: 'ended', standingSince: addDays(titled.on, 1) };
}

/** It counts as never removed; where nothing came back, it had ended meanwhile. */
export function removalAnnulled(
  annulled: Titled & { readonly restored: { readonly standing: string; readonly validTo: LocalDate | null } | null },
  known: Known,
  on: LocalDate,
): TitleFact {
  const title = before(annulled, known, on);
  const { restored } = annulled;
  if (restored === null) {
    const since = title.validTo === null ? title.standingSince : addDays(title.validTo, 1);
    return { ...title, standing: 'ended', standingSince: since };
  }
  if (restored.standing === 'suspended') return { ...title, validTo: restored.validTo, standing: 'suspended' };
  return { ...title, validTo: restored.validTo, standing: 'valid', standingSince: title.occurredOn };
}

/** As if it had never been. */
export function namingAnnulled(titled: Titled, known: Known, on: LocalDate): TitleFact {
  const title = before(titled, known, on);
  return { ...title, standing: 'ended', standingSince: title.occurredOn };
}
