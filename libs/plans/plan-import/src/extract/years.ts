import type { DateMention } from '../structure/dates.js';

/** The year a date without its own year means, and whether that was inferred. */
export interface YearContext {
  /** Year the plan is for by its title, of its issue, or the only year its stages name; null when the document hides or omits it. */
  readonly planYear: string | null;
}

export function yearContext(title: string | null, issuedOn: string | null, stageYears: readonly string[]): YearContext {
  const titled = /(?:^|\D)((?:19|20)\d{2})\s?年/.exec(title ?? '')?.[1];
  const issued = /^(\d{4})-/.exec(issuedOn ?? '')?.[1];
  const staged = new Set(stageYears);
  const [only] = staged.size === 1 ? staged : [];
  return { planYear: titled ?? issued ?? only ?? null };
}

export interface ResolvedYear {
  readonly year: string;
  readonly inferred: boolean;
}

export function resolveYear(mention: DateMention, nearby: string | null, context: YearContext): ResolvedYear {
  if (mention.year !== null) return { year: mention.year, inferred: false };
  const known = nearby ?? context.planYear;
  return known === null ? { year: 'XXXX', inferred: false } : { year: known, inferred: known !== 'XXXX' };
}
