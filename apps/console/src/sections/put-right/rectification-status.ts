import type { Answer } from '../../api/client.js';
import type { Tone } from '../../shapes/chip.js';

export type Rectification = Answer<'/api/plans/v1/rectifications/{id}'>;
export type RectificationStatus = Rectification['status'];

/** In the order one goes through them. */
export const RECTIFICATION_STATUSES: readonly RectificationStatus[] = [
  'ordered',
  'signed',
  'returned',
  'submitted',
  'checked',
  'closed',
  'withdrawn',
];

const TONES: Readonly<Record<RectificationStatus, Tone>> = {
  ordered: 'go',
  signed: 'go',
  submitted: 'soon',
  returned: 'back',
  checked: 'ok',
  closed: 'ok',
  withdrawn: 'plain',
};

export function toneOfRectification(status: RectificationStatus): Tone {
  return TONES[status];
}

/** Its date is told, not counted. */
export function isOver(status: RectificationStatus): boolean {
  return status === 'closed' || status === 'withdrawn';
}
