import type { RoundOpened } from '@gongjian/assessments-domain';

type Placed = Pick<
  RoundOpened,
  'roundId' | 'roundCode' | 'kind' | 'decides' | 'programme' | 'version' | 'key' | 'period'
>;

/** Which round of which programme it is about. */
export function roundPlaceOf({ roundId, roundCode, kind, decides, programme, version, key, period }: Placed) {
  return { roundId, roundCode, kind, decides, programmeId: programme, version, key, period };
}
