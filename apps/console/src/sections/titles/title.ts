import { api, done, type Answer, type Body, type paths } from '../../api/client.js';
import type { AwardNames, Pinned } from './award-names.js';
import type { OfferedAct } from './title-act-order.js';

export type Title = Answer<'/api/awards/v1/titles/{id}'>;
export type Removal = Title['removals'][number];
export type Trigger = Title['triggers'][number];
export type Ground = Trigger['raised']['grounds'][number];
export type Appeal = Removal['appeals'][number];

export type TitleActPath = {
  [Path in Extract<keyof paths, `/api/awards/v1/titles/{id}/${string}`>]: paths[Path] extends { post: object }
    ? Path
    : never;
}[Extract<keyof paths, `/api/awards/v1/titles/{id}/${string}`>];

/** What the dialog of an act is made from. */
export interface ActProps {
  readonly title: Title;
  readonly offered: OfferedAct;
  readonly names: AwardNames;
}

export function pinnedOf({ programmeId, version }: Pick<Title, 'programmeId' | 'version'>): Pinned {
  return { programme: programmeId, version };
}

/** The removal acts are about: the last that was not annulled, or the last of all. */
export function standingRemoval({ removals }: Title): Removal | undefined {
  return removals.findLast(({ annulled }) => annulled === null) ?? removals.at(-1);
}

/** The trigger that waits to be confirmed or dismissed. */
export function openTrigger({ triggers }: Title): Trigger | undefined {
  return triggers.find(({ status }) => status === 'raised');
}

/** Facts that a proposal, a warning or a suspension may stand on. */
export function knownGrounds({ triggers, removalProcedure }: Title): readonly Ground[] {
  const all = [...triggers.flatMap(({ raised }) => raised.grounds), ...(removalProcedure?.proposal.grounds ?? [])];
  return [...new Map(all.map((ground) => [ground.factId, ground])).values()];
}

/** Does an act of a title. `at`: what its path names besides the title. */
export function sendAct<Path extends TitleActPath>(
  path: Path,
  id: string,
  body: Body<Path>,
  key: string,
  at: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const params = { path: { id, ...at }, header: { 'Idempotency-Key': key } };
  return done(api.POST(path as '/api/awards/v1/titles/{id}/warning', { params, body: body as never }));
}
