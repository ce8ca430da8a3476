import type { Action } from '@gongjian/shared-access';
import type { Head, Position } from '@gongjian/shared-event-sourcing';
import { positionToken, type AnyProjection } from '@gongjian/shared-projections';

/** A read model whose rows pages show. Its stream category is what a change is told as. */
export interface ChangeKind {
  readonly projection: AnyProjection;
  /** Told to whoever has a right to it in some division or for some unit. */
  readonly action: Action;
}

/** That a record was changed; never what became of it. */
export interface Change {
  readonly tenant: string;
  readonly kind: string;
  readonly id: string;
  readonly position: Position;
  /** As it is written to streams. */
  readonly frame: string;
}

export type LogIdentity = Pick<Head, 'logId' | 'epoch'>;

export function changeOf(log: LogIdentity, change: Omit<Change, 'frame'>): Change {
  const { kind, id, position } = change;
  const token = positionToken(log, position);
  return { ...change, frame: frameOf('changed', token, { kind, id, position: token }) };
}

/** One server-sent event. */
export function frameOf(event: string, id: string | null, data: object): string {
  return `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
