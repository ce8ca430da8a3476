import type { Answer } from '../../api/client.js';
import type { Tone } from '../../shapes/index.js';

type RoundStatus = Answer<'/api/assessments/v1/rounds/{id}'>['status'];
type SheetStatus = Answer<'/api/assessments/v1/sheets/{id}'>['status'];

export const roundTones: Readonly<Record<RoundStatus, Tone>> = {
  open: 'go',
  closing: 'go',
  tied: 'soon',
  concluded: 'ok',
  cancelled: 'plain',
};

export const sheetTones: Readonly<Record<SheetStatus, Tone>> = {
  open: 'go',
  waiting: 'soon',
  arbitration: 'soon',
  scored: 'ok',
  reopened: 'back',
};
