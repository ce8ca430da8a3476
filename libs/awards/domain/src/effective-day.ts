import type { Basis, DomainCommand, DomainError, LateEntry, LocalDate } from '@gongjian/shared-kernel';
import type { Pinned } from './pinned.js';

interface LateErrors {
  readonly inFuture: () => DomainError;
  readonly tooEarly: (notBefore: LocalDate) => DomainError;
}

/** The day an act takes effect: not in the future, and not before what it follows on. */
export function effectiveDayOf(
  { data, today }: DomainCommand<string, { readonly lateEntry: LateEntry | null }>,
  notBefore: LocalDate | null,
  errors: LateErrors,
): LocalDate {
  const on = data.lateEntry?.effectiveOn ?? today;
  if (on > today) throw errors.inFuture();
  if (notBefore !== null && on < notBefore) throw errors.tooEarly(notBefore);
  return on;
}

export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

/** What a decision stands on: its own stream as it was read (none yet: -1), and the other streams; of many only their hash. */
export function basisOn(
  { programme, version, rules }: Omit<Pinned, 'key'>,
  own: { readonly stream: string; readonly revision: number },
  inputs: Basis['inputs'],
): Basis {
  if ('count' in inputs) return { programme, version, rules, inputs };
  const itself = own.revision < 0 ? [] : [{ stream: own.stream, revision: String(own.revision) }];
  return { programme, version, rules, inputs: [...itself, ...inputs] };
}
