export type DomainErrorKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict';

/** A text in both languages of the interface, Chinese first. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/**
 * A refusal the caller can act on. Recognise it by `code` (stable, `TASK.NOT_ASSIGNED`), never by `instanceof`
 * across packages; `isDomainError` does so. Mapped once to RFC 9457 by `kind`: invalid 422, forbidden 403,
 * not-found 404, conflict 409. `details` are shown to the caller: no personal data in them.
 */
export class DomainError extends Error {
  readonly isDomainError = true;

  constructor(
    readonly code: string,
    readonly kind: DomainErrorKind,
    readonly text: BilingualText,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${code}: ${text.en}`);
    this.name = 'DomainError';
  }
}

/** Throws what a rule refused with; `null`: nothing is against it. */
export function refuse(refusal: DomainError | null): void {
  if (refusal !== null) throw refusal;
}

export function isDomainError(error: unknown): error is DomainError {
  return typeof error === 'object' && error !== null && (error as { isDomainError?: unknown }).isDomainError === true;
}
