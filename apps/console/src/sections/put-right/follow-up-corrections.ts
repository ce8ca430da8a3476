import { api, done, type Body } from '../../api/client.js';
import { mayConfirmCorrection } from './correction-right.js';
import type { CorrectionAsked, Corrections } from './corrections.js';
import type { FollowUp } from './follow-up-list.page.js';

type Correction = Body<'/api/plans/v1/follow-ups/{id}/corrections'>['correction'];

export function followUpCorrections({
  id,
  may,
  confirmation,
  completion,
  proposal,
  corrections,
}: FollowUp): Corrections {
  const of = (correctionId: string, key: string) => ({
    path: { id, correctionId },
    header: { 'Idempotency-Key': key },
  });
  return {
    id,
    history: '/api/plans/v1/follow-ups/{id}/history',
    mayConfirm: mayConfirmCorrection(may),
    fields: [
      ...(confirmation === null
        ? []
        : [
            { field: 'note', path: '/confirmation/note', now: confirmation.note, optional: false } as const,
            {
              field: 'documentNumber',
              path: '/confirmation/documentNumber',
              now: confirmation.documentNumber,
              optional: true,
            } as const,
          ]),
      ...(completion === null
        ? []
        : [
            { field: 'problems', path: '/completion/problems', now: completion.problems, optional: false } as const,
            { field: 'lessons', path: '/completion/lessons', now: completion.lessons, optional: false } as const,
          ]),
    ],
    proposal,
    done: corrections,
    correct: ({ field, value, reason }, corrects, key) =>
      done(
        api.POST('/api/plans/v1/follow-ups/{id}/corrections', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body: { corrects, correction: correctionOf(field, value), reason },
        }),
      ),
    confirm: (correctionId, key) =>
      done(
        api.POST('/api/plans/v1/follow-ups/{id}/corrections/{correctionId}/confirmation', {
          params: of(correctionId, key),
        }),
      ),
    decline: (correctionId, reason, key) =>
      done(
        api.POST('/api/plans/v1/follow-ups/{id}/corrections/{correctionId}/decline', {
          params: of(correctionId, key),
          body: { reason },
        }),
      ),
  };
}

function correctionOf(field: CorrectionAsked['field'], value: string | null): Correction {
  if (field === 'documentNumber') return { field, value };
  if (field === 'problems' || field === 'lessons') return { field, value: value ?? '' };
  return { field: 'note', value: value ?? '' };
}
