/** Stable codes of {@link EmbeddedPostgresError}. */
export type EmbeddedPostgresErrorCode =
  | 'EMBEDDED_PG.PORT_TAKEN'
  | 'EMBEDDED_PG.FOLDER_UNREACHABLE'
  | 'EMBEDDED_PG.FOLDER_FOREIGN'
  | 'EMBEDDED_PG.IN_USE'
  | 'EMBEDDED_PG.START_FAILED'
  | 'EMBEDDED_PG.NO_BINARIES'
  | 'EMBEDDED_PG.NO_OS_USER'
  | 'EMBEDDED_PG.WRONG_VERSION';

/** What went wrong, for a person at the terminal: the same statement in Chinese and in English. */
export interface EmbeddedPostgresErrorText {
  readonly zh: string;
  readonly en: string;
}

/**
 * Every refusal of this library. Recognise it by `code`; `message` is meant for the operator, Chinese first, and says
 * how to mend the matter. It never contains a password or stored data.
 */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode;
  readonly text: EmbeddedPostgresErrorText;

  constructor(code: EmbeddedPostgresErrorCode, text: EmbeddedPostgresErrorText, options?: { cause?: unknown }) {
    super(`${text.zh}\n${text.en}`, options);
    this.name = 'EmbeddedPostgresError';
    this.code = code;
    this.text = text;
  }
}
