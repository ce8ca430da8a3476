import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Account, Scene } from '../scene.js';

/** A programme of this run, published and with a plan in force. */
export interface RunningProgramme {
  readonly id: string;
  readonly planId: string;
  readonly names: { readonly zh: string; readonly en: string };
}

interface Definition {
  readonly key: string;
  readonly names: { readonly zh: string; readonly en: string };
}

interface Adopted {
  /** The file in `programmes/`. */
  readonly slug: string;
  readonly by: Account;
  readonly title: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly signedBy: Account;
  readonly serial: number;
  readonly duty: string;
  /** For the division of this office. */
  readonly planBy: Account;
}

/**
 * The definition as it is shipped, under a key of this run: what other runs decided of the same subjects concerns their
 * own programmes.
 */
export async function adopt(scene: Scene, adopted: Adopted): Promise<RunningProgramme> {
  const { run, as, who, checks } = scene;
  const { slug, by, planBy, signedBy, title, period, serial, duty } = adopted;
  const definition = { ...definitionOf(slug), key: `${slug}-${run.suffix}` };
  const authorityUnitId = checks.present('the unit that adopts it', who(by).units[0]).id;
  const { id } = await as(by).write(
    {
      key: run.key(`draft ${slug}`),
      path: '/api/plans/v1/programmes',
      body: { authorityUnitId, definition },
    },
    201,
  );
  const { position } = await as(by).write(
    { key: run.key(`publish ${slug}`), path: `/api/plans/v1/programmes/${id}/versions` },
    200,
  );
  const version = await as(by).get(`/api/plans/v1/programmes/${id}/versions/1`, position);
  checks.matches('the version that was published', version, { version: 1, definition: { key: definition.key } });
  const planUnitId = checks.present('the unit that plans it', who(planBy).units[0]).id;
  const plan = await as(planBy).write(
    {
      key: run.key(`draft plan of ${slug}`),
      path: '/api/plans/v1/plans',
      body: {
        programmeId: id,
        header: {
          title,
          authorityUnitId: planUnitId,
          divisionId: checks.present('the division it is planned for', who(planBy).posts[0]).division.id,
          period,
        },
        items: [
          { heading: duty, units: [{ role: 'lead', unitId: planUnitId }], due: { kind: 'stated', on: run.inDays(30) } },
        ],
      },
    },
    201,
  );
  await as(signedBy).write(
    {
      key: run.key(`issue plan of ${slug}`),
      path: `/api/plans/v1/plans/${plan.id}/issue`,
      body: { number: documentNumber(scene, serial), issuedOn: run.today },
    },
    202,
  );
  return { id, planId: plan.id, names: definition.names };
}

/** Numbers of the county's documents of this run. */
export function documentNumber({ run }: Scene, serial: number): string {
  return `清创〔${run.today.slice(0, 4)}〕${run.documentSerial}-${serial}号`;
}

function definitionOf(slug: string): Definition {
  const file = new URL(`../../../../programmes/${slug}.yaml`, import.meta.url);
  return parse(readFileSync(file, 'utf8')) as Definition;
}
