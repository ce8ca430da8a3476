import { Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done, type Body } from '../../api/client.js';
import { ActDialog, DayField, filled, LateEntryFields, MayActs, ReasonFields } from '../../shapes/index.js';
import type { Filing } from './filing-status.js';
import { sent } from './rectification-acts.js';
import { SubmitDialog } from './submit-dialog.js';

export interface FilingActsProps {
  readonly filing: Filing;
  /** Of its indicator. */
  readonly name: string;
  readonly kinds: ReadonlyMap<string, string>;
}

interface DialogProps {
  readonly filing: Filing;
  readonly close: () => void;
}

export function FilingActs({ filing, name, kinds }: FilingActsProps): ReactNode {
  const { t } = useTranslation('putRight');
  const again = filing.submissions.length > 0;
  const label = again ? t('acts.submitAgain') : t('acts.submitEvidence');
  return (
    <MayActs
      may={filing.may}
      unitId={filing.unit?.id}
      acts={[
        { act: 'review', label: t('acts.review'), dialog: (close) => <ReviewDialog {...{ filing, close }} /> },
        {
          act: 'submit',
          label,
          dialog: (close) => (
            <SubmitDialog
              label={label}
              about={`${filing.subject.name} · ${name}`}
              before={filing.submissions.at(-1)}
              kinds={kinds}
              close={close}
              send={(body, key) =>
                done(api.POST('/api/plans/v1/filings/{id}/submissions', { params: sent(filing.id, key), body }))
              }
            />
          ),
        },
        {
          act: 'reopen',
          label: t('acts.reopen'),
          grave: true,
          dialog: (close) => <ReopenDialog {...{ filing, close }} />,
        },
      ]}
    />
  );
}

type Review = Body<'/api/plans/v1/filings/{id}/reviews'>;
type ReviewAsked = Pick<Review, 'result' | 'reason' | 'newDueOn' | 'lateEntry'>;

function ReviewDialog({ filing, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  const last = filing.submissions.at(-1);
  const reviewed = [...new Set((last?.evidence ?? []).map(({ sha256 }) => sha256))];
  return (
    <ActDialog<ReviewAsked>
      label={t('acts.review')}
      title={`${t('acts.review')}：${filing.subject.name}`}
      said={t('said')}
      close={close}
      initial={{ result: 'approve' }}
      consequence={t('checkOf', { nth: last?.submission ?? 0, count: last?.evidence.length ?? 0 })}
      send={(asked, key) =>
        done(
          api.POST('/api/plans/v1/filings/{id}/reviews', {
            params: sent(filing.id, key),
            body: { submission: last?.submission ?? 0, level: filing.waitsFor?.level ?? 0, reviewed, ...filled(asked) },
          }),
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="result" label={t('result')} rules={[{ required: true }]}>
            <Radio.Group
              options={[
                { value: 'approve', label: t('standing.approved') },
                { value: 'return', label: t('standing.returned') },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() =>
              form.getFieldValue('result') === 'return' ? (
                <>
                  <ReasonFields codes={['incomplete', 'wrongEvidence', 'sameEvidence', 'forged', 'other']} />
                  <Form.Item name="newDueOn" label={t('newDueOn')} rules={[{ required: true }]}>
                    <DayField />
                  </Form.Item>
                </>
              ) : null
            }
          </Form.Item>
          <LateEntryFields />
        </>
      )}
    </ActDialog>
  );
}

function ReopenDialog({ filing, close }: DialogProps): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <ActDialog<Body<'/api/plans/v1/filings/{id}/reopening'>>
      label={t('acts.reopen')}
      title={`${t('acts.reopen')}：${filing.subject.name}`}
      said={t('said')}
      danger
      close={close}
      consequence={t('reopenConsequence')}
      send={(body, key) =>
        done(api.POST('/api/plans/v1/filings/{id}/reopening', { params: sent(filing.id, key), body: filled(body) }))
      }
    >
      <ReasonFields codes={['wrongEvidence', 'forged', 'error', 'other']} />
      <Form.Item name="newDueOn" label={t('newDueOn')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
      <LateEntryFields />
    </ActDialog>
  );
}
