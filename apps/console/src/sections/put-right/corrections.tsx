import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/me.js';
import {
  Act,
  ActDialog,
  Chip,
  CodeChoice,
  Facts,
  Instant,
  Panel,
  ReasonFields,
  useHistory,
  type HistoryPath,
} from '../../shapes/index.js';
import { entryCorrected } from './entry-corrected.js';
import { ReasonSaid, Who, type Reason, type RecordedOfficer } from '../../shapes/who.js';
import type { zh } from './words.zh.js';

export type CorrectedField = keyof typeof zh.fields;

interface Corrected {
  readonly correctionId: string;
  readonly correction: { readonly field: CorrectedField; readonly value: string | null };
  readonly reason: Reason;
  readonly proposedBy: RecordedOfficer;
}

/** What may be put right of a record, and how that is told. */
export interface Corrections {
  readonly id: string;
  readonly history: HistoryPath;
  readonly mayConfirm: boolean;
  readonly fields: readonly {
    readonly field: CorrectedField;
    /** Where the record has it, as its changes name it. */
    readonly path: string;
    readonly now: string | null;
    /** Whether it may become empty. */
    readonly optional: boolean;
  }[];
  readonly proposal: Corrected | null;
  readonly done: readonly (Corrected & {
    readonly was: string | null;
    readonly confirmedBy: RecordedOfficer | null;
    readonly at: string;
  })[];
  readonly correct: (asked: CorrectionAsked, corrects: string, key: string) => Promise<unknown>;
  readonly confirm: (correctionId: string, key: string) => Promise<unknown>;
  readonly decline: (correctionId: string, reason: CorrectionAsked['reason'], key: string) => Promise<unknown>;
}

export interface CorrectionAsked {
  readonly field: CorrectedField;
  readonly value: string | null;
  readonly reason: { readonly code: string; readonly text?: string };
}

const LONG: readonly CorrectedField[] = ['what', 'note', 'problems', 'lessons'];

interface Asked {
  readonly field: CorrectedField;
  readonly value?: string;
  readonly reason: CorrectionAsked['reason'];
}

export function CorrectDialog({
  corrections,
  close,
}: {
  readonly corrections: Corrections;
  readonly close: () => void;
}): ReactNode {
  const { t } = useTranslation('putRight');
  const history = useHistory(corrections.history, { id: corrections.id });
  const of = (field: CorrectedField): Corrections['fields'][number] | undefined =>
    corrections.fields.find((one) => one.field === field);
  const first = corrections.fields[0];
  return (
    <ActDialog<Asked>
      label={t('acts.correct')}
      said={t('said')}
      wide
      close={close}
      consequence={t('correctConsequence')}
      {...(first === undefined ? {} : { initial: { field: first.field, value: first.now ?? '' } })}
      send={async ({ field, value = '', reason }, key) => {
        const entries = history.data ?? (await history.refetch()).data ?? [];
        const text = value.trim();
        return corrections.correct(
          { field, value: text === '' ? null : text, reason },
          entryCorrected(entries, of(field)?.path ?? '') ?? '',
          key,
        );
      }}
    >
      {(form) => (
        <>
          <Form.Item name="field" label={t('field')} rules={[{ required: true }]}>
            <CodeChoice
              codes={corrections.fields.map(({ field }) => field)}
              inWords={(code) => t(`fields.${code as CorrectedField}`)}
              onChange={(code) => form.setFieldValue('value', of(code as CorrectedField)?.now ?? '')}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const field = form.getFieldValue('field') as CorrectedField;
              return (
                <Form.Item
                  name="value"
                  label={t('newValue')}
                  rules={of(field)?.optional === true ? [] : [{ required: true, whitespace: true }]}
                >
                  {LONG.includes(field) ? (
                    <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={4000} />
                  ) : (
                    <Input maxLength={200} />
                  )}
                </Form.Item>
              );
            }}
          </Form.Item>
          <ReasonFields codes={['typo', 'wrongDay', 'error', 'other']} />
        </>
      )}
    </ActDialog>
  );
}

/** What was put right, and what waits for a second person. */
export function CorrectionsPanel({
  corrections,
  past,
}: {
  readonly corrections: Corrections;
  readonly past: boolean;
}): ReactNode {
  const { t } = useTranslation('putRight');
  const { proposal, done } = corrections;
  if (proposal === null && done.length === 0) return null;
  return (
    <Panel title={t('corrections')}>
      <ul className="said">
        {proposal === null ? null : (
          <li>
            <Chip tone="soon">{t('correctionWaits', { field: t(`fields.${proposal.correction.field}`) })}</Chip>
            <Facts
              of={[
                [
                  t('was'),
                  corrections.fields.find(({ field }) => field === proposal.correction.field)?.now ?? t('emptied'),
                ],
                [t('becomes'), proposal.correction.value ?? t('emptied')],
              ]}
            />
            <div className="muted">
              <Who of={proposal.proposedBy} />
            </div>
            <ReasonSaid reason={proposal.reason} />
            {past || !corrections.mayConfirm ? null : <SecondPerson corrections={corrections} proposal={proposal} />}
          </li>
        )}
        {[...done].reverse().map((one) => (
          <li key={one.correctionId}>
            <Chip>{t('corrected', { field: t(`fields.${one.correction.field}`) })}</Chip>{' '}
            <small>
              <Instant at={one.at} />
            </small>
            <Facts
              of={[
                [t('was'), one.was ?? t('emptied')],
                [t('becomes'), one.correction.value ?? t('emptied')],
                [t('confirmedBy'), one.confirmedBy === null ? null : <Who key="by" of={one.confirmedBy} />],
              ]}
            />
            <div className="muted">
              <Who of={one.proposedBy} />
            </div>
            <ReasonSaid reason={one.reason} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function SecondPerson({
  corrections,
  proposal,
}: {
  readonly corrections: Corrections;
  readonly proposal: Corrected;
}): ReactNode {
  const { t } = useTranslation('putRight');
  const me = useMe();
  const own = [proposal.proposedBy.personId, proposal.proposedBy.onBehalfOf?.personId].includes(me.id);
  return (
    <div style={{ display: 'flex', gap: 8, marginTop: 8 }}>
      <Act<Pick<CorrectionAsked, 'reason'>>
        label={t('acts.declineCorrection')}
        said={t('said')}
        danger
        send={({ reason }, key) => corrections.decline(proposal.correctionId, reason, key)}
      >
        <ReasonFields codes={['notSo', 'error', 'other']} />
      </Act>
      <Act<object>
        label={t('acts.confirmCorrection')}
        said={t('said')}
        primary
        {...(own ? { disabled: t('ownCorrection') } : {})}
        consequence={t('confirmConsequence', {
          field: t(`fields.${proposal.correction.field}`),
          value: proposal.correction.value ?? t('emptied'),
        })}
        send={(_values, key) => corrections.confirm(proposal.correctionId, key)}
      />
    </div>
  );
}
