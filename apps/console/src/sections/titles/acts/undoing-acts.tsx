import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../../api/client.js';
import {
  Act,
  CodeChoice,
  filled,
  LateEntryFields,
  ReasonFields,
  SubjectChoice,
  useCodeWords,
  useHistory,
  type HistoryEntry,
  type ReasonCode,
} from '../../../shapes/index.js';
import { TextItem, useActButton } from '../act-form.js';
import { sendAct, standingRemoval, type ActProps, type Title } from '../title.js';

const ANNULLED = ['withdrawnReport', 'appealUpheld', 'error'] as const;
const WHY_ANNULLED: readonly ReasonCode[] = ['withdrawn', 'error', 'notSo', 'other'];
const WHY_NAMING: readonly ReasonCode[] = ['objectionUpheld', 'forged', 'error', 'resultChanged', 'other'];
const WRONG: readonly ReasonCode[] = ['typo', 'error', 'other'];

type Late = Pick<Body<'/api/awards/v1/titles/{id}/annulments/signatures'>, 'lateEntry'>;
type Why = Pick<Body<'/api/awards/v1/titles/{id}/annulments/refusal'>, 'reason'>;

export function ProposeAnnulment({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const button = useActButton(offered);
  const removal = standingRemoval(title);
  if (removal === undefined) return null;
  const upheld = removal.appeals.some(({ decided }) => decided?.outcome === 'upheld');
  const why = upheld ? 'appealUpheld' : removal.causes.length > 0 ? 'withdrawnReport' : 'error';
  return (
    <Act<Omit<Body<'/api/awards/v1/titles/{id}/annulments'>, 'removalId'>>
      {...button}
      consequence={t('act.annulConsequence')}
      initial={{ why }}
      send={(values, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/annulments',
          title.id,
          { ...filled(values), removalId: removal.removed.removalId },
          key,
        )
      }
    >
      <Form.Item name="why" label={t('reason')} rules={[{ required: true }]}>
        <CodeChoice codes={ANNULLED} inWords={(code) => say('annulledWhy', code)} />
      </Form.Item>
      <ReasonFields codes={WHY_ANNULLED} />
      <LateEntryFields />
    </Act>
  );
}

export function SignAnnulment({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const removal = standingRemoval(title);
  if (removal === undefined || removal.annulment === null) return null;
  const { removalId } = removal.removed;
  return (
    <>
      <Act<Why>
        label={t(offered.refused === null ? 'act.disagree' : 'act.takeBack')}
        title={t('act.declineAnnulment')}
        send={(values, key) =>
          sendAct('/api/awards/v1/titles/{id}/annulments/refusal', title.id, { ...values, removalId }, key)
        }
      >
        <ReasonFields />
      </Act>
      <Act<Late>
        {...button}
        consequence={t('act.annulConsequence')}
        send={(values, key) =>
          sendAct('/api/awards/v1/titles/{id}/annulments/signatures', title.id, { ...filled(values), removalId }, key)
        }
      >
        <LateEntryFields />
      </Act>
    </>
  );
}

export function ProposeNamingAnnulment({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const namingId = title.naming?.namingId;
  if (namingId === undefined) return null;
  return (
    <Act<Omit<Body<'/api/awards/v1/titles/{id}/naming-annulments'>, 'namingId'>>
      {...button}
      danger
      consequence={t('act.annulNamingConsequence')}
      initial={title.questions.length > 0 ? { reason: { code: 'objectionUpheld' } } : {}}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/naming-annulments', title.id, { ...filled(values), namingId }, key)
      }
    >
      <ReasonFields codes={WHY_NAMING} />
      <LateEntryFields />
    </Act>
  );
}

export function SignNamingAnnulment({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const { annullingNaming } = title;
  if (annullingNaming === null) return null;
  const { namingId } = annullingNaming;
  return (
    <>
      <Act<Why>
        label={t(offered.refused === null ? 'act.disagree' : 'act.takeBack')}
        title={t('act.declineNamingAnnulment')}
        send={(values, key) =>
          sendAct('/api/awards/v1/titles/{id}/naming-annulments/refusal', title.id, { ...values, namingId }, key)
        }
      >
        <ReasonFields />
      </Act>
      <Act<Late>
        {...button}
        danger
        consequence={t('act.annulNamingConsequence')}
        send={(values, key) =>
          sendAct(
            '/api/awards/v1/titles/{id}/naming-annulments/signatures',
            title.id,
            { ...filled(values), namingId },
            key,
          )
        }
      >
        <LateEntryFields />
      </Act>
    </>
  );
}

const FIELDS = ['plaqueNumber', 'documentNumber'] as const;
type Field = (typeof FIELDS)[number];

interface CorrectValues {
  readonly field: Field;
  readonly value: string;
  readonly reason: Body<'/api/awards/v1/titles/{id}/corrections'>['reason'];
}

function valueOf(title: Title, field: Field): string | null {
  return (field === 'plaqueNumber' ? title.plaque?.number : title.naming?.documentNumber) ?? null;
}

/** The entry that recorded what stands now. */
function recordedBy(entries: readonly HistoryEntry[], title: Title, field: Field): string | undefined {
  const value = valueOf(title, field);
  const holds = ({ data }: HistoryEntry): boolean =>
    typeof data === 'object' && data !== null && (data as Readonly<Record<string, unknown>>)[field] === value;
  return entries.findLast((entry) => entry.type.startsWith('Title') && holds(entry))?.eventId;
}

export function CorrectTitle({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const button = useActButton(offered);
  const { data: entries = [] } = useHistory('/api/awards/v1/titles/{id}/history', { id: title.id });
  const fields = FIELDS.filter((field) => recordedBy(entries, title, field) !== undefined);
  const [first] = fields;
  if (first === undefined) return null;
  return (
    <Act<CorrectValues>
      {...button}
      consequence={t('act.correctConsequence')}
      initial={{ field: first, value: valueOf(title, first) ?? '' }}
      send={({ field, value, reason }, key) =>
        sendAct(
          '/api/awards/v1/titles/{id}/corrections',
          title.id,
          { corrects: recordedBy(entries, title, field) ?? '', correction: { field, value }, reason },
          key,
        )
      }
    >
      {(form) => (
        <>
          <Form.Item name="field" label={t('field.corrected')} rules={[{ required: true }]}>
            <Select<Field>
              options={fields.map((field) => ({ value: field, label: say('correctionField', field) }))}
              onChange={(field) => form.setFieldValue('value', valueOf(title, field) ?? '')}
            />
          </Form.Item>
          <Form.Item name="value" label={t('field.right')} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={60} />
          </Form.Item>
          <ReasonFields codes={WRONG} />
        </>
      )}
    </Act>
  );
}

export function ConfirmCorrection({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const button = useActButton(offered);
  const { correction } = title;
  if (correction === null) return null;
  const at = { correctionId: correction.correctionId };
  const { field, value } = correction.correction;
  return (
    <>
      <Act<Why>
        label={t(offered.refused === null ? 'act.disagree' : 'act.takeBack')}
        title={t('act.declineCorrection')}
        send={(values, key) =>
          sendAct('/api/awards/v1/titles/{id}/corrections/{correctionId}/decline', title.id, values, key, at)
        }
      >
        <ReasonFields />
      </Act>
      <Act
        {...button}
        consequence={`${say('correctionField', field)}: ${valueOf(title, field) ?? '—'} → ${value ?? '—'}`}
        send={(_, key) =>
          sendAct(
            '/api/awards/v1/titles/{id}/corrections/{correctionId}/confirm',
            title.id,
            undefined as never,
            key,
            at,
          )
        }
      />
    </>
  );
}

/** A subject went up in another one: that one may hold the title. */
export function ProposeRecognition({ title }: Pick<ActProps, 'title'>): ReactNode {
  const { t } = useTranslation('titles');
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/recognition'>>
      label={t('act.recognise')}
      consequence={t('act.recogniseConsequence')}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/recognition', title.id, values, key)}
    >
      <Form.Item name="successorSubjectId" label={t('pending.successor')} rules={[{ required: true }]}>
        <SubjectChoice />
      </Form.Item>
      <TextItem name="documentNumber" label={t('field.documentNumber')} required />
    </Act>
  );
}
