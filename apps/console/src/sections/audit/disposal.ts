import type { Answer } from '../../api/client.js';
import type { Tone } from '../../shapes/index.js';

export type Disposal = Answer<'/api/audit/v1/disposals/{id}'>;
export type DisposalLine = Disposal['lines'][number];

export const DISPOSAL_TONES: Readonly<Record<Disposal['status'], Tone>> = {
  proposed: 'soon',
  appraised: 'soon',
  approved: 'go',
  declined: 'back',
  carriedOut: 'ok',
};

/** What is to be destroyed as it stands: what was approved, or what the appraisal left. */
export function linesLeft({ lines, appraised, approved }: Disposal): readonly DisposalLine[] {
  if (approved !== null) return approved.lines;
  return lines.filter(({ archiveNumber }) => appraised?.keep.includes(archiveNumber) !== true);
}
