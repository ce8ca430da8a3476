import {
  assertNever,
  type BilingualText,
  type Instant,
  type JsonValue,
  type UnitAsOf,
  type View,
} from '@gongjian/shared-kernel';
import type { ProgrammeEvent } from './programme.events.js';

export interface ProgrammeVersionRow {
  readonly version: number;
  readonly definitionFormat: number;
  readonly rules: number;
  readonly definition: JsonValue;
  readonly publishedAt: Instant;
}

export interface ProgrammeRow {
  readonly id: string;
  readonly authority: UnitAsOf;
  /** As far as the draft has names yet. */
  readonly names: BilingualText | null;
  readonly kind: string | null;
  readonly draft: JsonValue;
  /** The draft says something no published version says. */
  readonly draftDiffers: boolean;
  readonly latestVersion: number | null;
  readonly versions: readonly ProgrammeVersionRow[];
  readonly draftedAt: Instant;
  readonly changedAt: Instant;
}

export const programmeView: View<ProgrammeRow, ProgrammeEvent> = (row, fact) => {
  const { event, metadata } = fact;
  switch (event.type) {
    case 'ProgrammeDrafted':
      return {
        id: event.data.programmeId,
        authority: event.data.authority,
        ...headline(event.data.definition),
        draft: event.data.definition,
        draftDiffers: true,
        latestVersion: null,
        versions: [],
        draftedAt: metadata.recordedAt,
        changedAt: metadata.recordedAt,
      };
    case 'ProgrammeRevised':
      return (
        row && {
          ...row,
          ...headline(event.data.definition),
          draft: event.data.definition,
          draftDiffers: true,
          changedAt: metadata.recordedAt,
        }
      );
    case 'ProgrammeVersionPublished': {
      const { version, definitionFormat, rules, definition } = event.data;
      const published = { version, definitionFormat, rules, definition, publishedAt: metadata.recordedAt };
      return (
        row && {
          ...row,
          draftDiffers: false,
          latestVersion: version,
          versions: [...row.versions, published],
          changedAt: metadata.recordedAt,
        }
      );
    }
    default:
      return assertNever(event);
  }
};

function headline(definition: JsonValue): { readonly names: BilingualText | null; readonly kind: string | null } {
  const { names, kind } = definition as unknown as { readonly names?: unknown; readonly kind?: unknown };
  return {
    names: isBilingual(names) ? { zh: names.zh, en: names.en } : null,
    kind: typeof kind === 'string' ? kind : null,
  };
}

function isBilingual(value: unknown): value is BilingualText {
  if (typeof value !== 'object' || value === null) return false;
  const { zh, en } = value as { readonly zh?: unknown; readonly en?: unknown };
  return typeof zh === 'string' && typeof en === 'string';
}
