import { DomainError, type BasisInput, type LocalDate, type SubjectAsOf } from '@gongjian/shared-kernel';

/** What a subject came to in a concluded round, as it was told last. */
export interface KnownResult {
  readonly resultId: string;
  readonly roundId: string;
  readonly programmeId: string;
  readonly version: number;
  readonly subject: SubjectAsOf;
  readonly grade: string;
  readonly rank: number | null;
  /** Among how many. */
  readonly ranked: number | null;
  readonly on: LocalDate;
  /** A mock decides nothing, and so do rounds that only look. */
  readonly counts: boolean;
  readonly input: BasisInput;
}

/** Port: this context's own copy of results. */
export abstract class KnownResults {
  abstract find(tenant: string, resultId: string): Promise<KnownResult | null>;

  /** @throws DomainError `RESULT.UNKNOWN` */
  async require(tenant: string, resultId: string): Promise<KnownResult> {
    const found = await this.find(tenant, resultId);
    if (found === null) throw resultUnknown(resultId);
    return found;
  }
}

function resultUnknown(resultId: string): DomainError {
  return new DomainError(
    'RESULT.UNKNOWN',
    'not-found',
    {
      zh: '没有这项评定结果，或尚未到达本服务。',
      en: 'There is no such result, or it has not reached this service yet.',
    },
    { resultId },
  );
}
