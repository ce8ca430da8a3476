import { api, done, type Body } from '../../api/client.js';
import { mayConfirmCorrection } from './correction-right.js';
import type { CorrectionAsked, Corrections } from './corrections.js';
import type { Rectification } from './rectification-status.js';

type Correction = Body<'/api/plans/v1/rectifications/{id}/corrections'>['correction'];

export function rectificationCorrections({
  id,
  may,
  what,
  indicator,
  documentNumber,
  proposal,
  corrections,
}: Rectification): Corrections {
  const of = (correctionId: string, key: string) => ({
    path: { id, correctionId },
    header: { 'Idempotency-Key': key },
  });
  return {
    id,
    history: '/api/plans/v1/rectifications/{id}/history',
    mayConfirm: mayConfirmCorrection(may),
    fields: [
      { field: 'what', path: '/what', now: what, optional: false },
      { field: 'indicator', path: '/indicator', now: indicator, optional: true },
      { field: 'documentNumber', path: '/documentNumber', now: documentNumber, optional: true },
    ],
    proposal,
    done: corrections,
    correct: ({ field, value, reason }, corrects, key) =>
      done(
        api.POST('/api/plans/v1/rectifications/{id}/corrections', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: { corrects, correction: correctionOf(field, value), reason },
        }),
      ),
    confirm: (correctionId, key) =>
      done(
        api.POST('/api/plans/v1/rectifications/{id}/corrections/{correctionId}/confirmation', {
          params: of(correctionId, key),
        }),
      ),
    decline: (correctionId, reason, key) =>
      done(
        api.POST('/api/plans/v1/rectifications/{id}/corrections/{correctionId}/decline', {
          params: of(correctionId, key),
          body: { reason },
        }),
      ),
  };
}

function correctionOf(field: CorrectionAsked['field'], value: string | null): Correction {
  return field === 'indicator' || field === 'documentNumber' ? { field, value } : { field: 'what', value: value ?? '' };
}
