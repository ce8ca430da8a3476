import type { Named } from './values.js';

export interface Pin {
  readonly programme: string;
  readonly version: number;
}

/** The programme version a record stands on, as the first of its events that pins one tells. */
export function pinOf(entries: readonly { readonly data: unknown }[]): Pin | null {
  for (const { data } of entries) {
    const pin = pinIn(data) ?? pinIn(memberOf(data, 'rules'));
    if (pin !== null) return pin;
  }
  return null;
}

function pinIn(value: unknown): Pin | null {
  const [programme, version] = [memberOf(value, 'programme'), memberOf(value, 'version')];
  return typeof programme === 'string' && typeof version === 'number' ? { programme, version } : null;
}

/** What a definition calls its codes: stages, indicators, grades, rounds, levels and all else that has a code and names. */
export function ownNamesOf(definition: unknown): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>();
  note(definition, names);
  return names;
}

function note(value: unknown, names: Map<string, Named>): void {
  if (typeof value !== 'object' || value === null) return;
  const [code, called] = [memberOf(value, 'code'), memberOf(value, 'names')];
  const [zh, en] = [memberOf(called, 'zh'), memberOf(called, 'en')];
  if (typeof code === 'string' && typeof zh === 'string' && typeof en === 'string' && !names.has(code))
    names.set(code, { zh, en });
  for (const inner of Object.values(value)) note(inner, names);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
