import type { Answer } from '../../api/client.js';

export type Application = Answer<'/api/assessments/v1/applications/{id}'>;
export type ApplicationStatus = Application['status'];
export type Level = Application['chain'][number];

export type Standing = 'passed' | 'here' | 'returned' | 'rejected' | 'held' | 'ahead';

export interface Station {
  readonly level: Level;
  readonly standing: Standing;
  /** What was done at it and still counts. */
  readonly acts: Application['acts'];
}

type Told = Pick<Application, 'chain' | 'acts' | 'status' | 'waitsFor' | 'filings' | 'determination'>;

/** Where an application stands at every level of its chain. */
export function stationsOf({ chain, acts, status, waitsFor, filings, determination }: Told): readonly Station[] {
  const stopped = status === 'returned' || status === 'rejected' ? acts.at(-1)?.level : undefined;
  const at = waitsFor?.code ?? stopped ?? (status === 'onHold' ? levelAt({ chain, acts })?.code : undefined);
  const here = chain.findIndex(({ code }) => code === at);
  return chain.map((level, index) => ({
    level,
    standing: standingOf(level, index),
    acts: acts.filter(({ level: code, counts }) => code === level.code && counts),
  }));

  function standingOf(level: Level, index: number): Standing {
    if (level.does === 'file' && filings.some(({ level: code }) => code === level.code)) return 'passed';
    if (index === here) {
      return status === 'returned'
        ? 'returned'
        : status === 'rejected'
          ? 'rejected'
          : status === 'onHold'
            ? 'held'
            : 'here';
    }
    if (here >= 0) return index < here ? 'passed' : 'ahead';
    if (determination !== null && level.does !== 'file') return 'passed';
    return acts.some(({ level: code, counts, act }) => code === level.code && counts && act !== 'returned')
      ? 'passed'
      : 'ahead';
  }
}

/** The first level that has not passed it on: approved, and where two people are asked for, accepted. */
export function levelAt({ chain, acts }: Pick<Application, 'chain' | 'acts'>): Level | undefined {
  return chain.find(
    ({ code, twoStep }) =>
      !acts.some(({ level, counts, act }) => counts && level === code && act === (twoStep ? 'accepted' : 'approved')),
  );
}

/** Since when it lies where it lies: the last thing that moved it. */
export function sinceOf({
  acts,
  resubmissions,
  recordedAt,
}: Pick<Application, 'acts' | 'resubmissions' | 'recordedAt'>): string {
  return [recordedAt, ...acts.map(({ at }) => at), ...resubmissions.map(({ at }) => at)].sort().at(-1) ?? recordedAt;
}
