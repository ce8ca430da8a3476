import type { DomainError } from '@gongjian/shared-kernel';

/** Why an act is not possible now; `null`: it is. The policy says besides whose act it is. */
export type Refusal = DomainError | null;

export type MayAct = true | { readonly code: string; readonly zh: string; readonly en: string };

export function mayAct(refusal: Refusal): MayAct {
  return refusal === null ? true : { code: refusal.code, zh: refusal.text.zh, en: refusal.text.en };
}

/** @throws DomainError the refusal, where there is one */
export function require(refusal: Refusal): void {
  if (refusal !== null) throw refusal;
}
