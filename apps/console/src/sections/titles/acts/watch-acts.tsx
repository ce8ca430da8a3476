import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../../api/client.js';
import {
  Act,
  CodeChoice,
  filled,
  LateEntryFields,
  ReadSelect,
  ReasonFields,
  SubjectChoice,
  useCodeWords,
  type ReasonCode,
} from '../../../shapes/index.js';
import { FactsItem, useActButton } from '../act-form.js';
import { openTrigger, pinnedOf, sendAct, type ActProps } from '../title.js';

const MEASURE: readonly ReasonCode[] = ['overdue', 'notFit', 'other'];
const NOT_SO: readonly ReasonCode[] = ['notSo', 'falsePositive', 'withdrawn', 'wrongDay', 'duplicate', 'other'];

export function ConfirmTrigger({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const button = useActButton(offered);
  const trigger = openTrigger(title);
  if (trigger === undefined) return null;
  const { raised, confirmedBy } = trigger;
  const first = raised.confirm === 'two' && confirmedBy.length === 0;
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/triggers/{number}/confirmations'>>
      {...button}
      danger
      consequence={t(first ? 'act.firstConfirms' : 'act.confirmed', { what: say('consequence', raised.consequence) })}
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/triggers/{number}/confirmations', title.id, filled(values), key, {
          number: String(raised.number),
        })
      }
    >
      <LateEntryFields />
    </Act>
  );
}

export function DismissTrigger({ title, offered }: ActProps): ReactNode {
  const button = useActButton(offered);
  const trigger = openTrigger(title);
  if (trigger === undefined) return null;
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/triggers/{number}/dismissal'>>
      {...button}
      initial={
        trigger.dismissal === null
          ? {}
          : { reason: { code: trigger.dismissal.reason.code, text: trigger.dismissal.reason.text ?? '' } }
      }
      send={(values, key) =>
        sendAct('/api/awards/v1/titles/{id}/triggers/{number}/dismissal', title.id, filled(values), key, {
          number: String(trigger.raised.number),
        })
      }
    >
      <ReasonFields codes={NOT_SO} />
      <LateEntryFields />
    </Act>
  );
}

export function WarnTitle({ title, offered, names }: ActProps): ReactNode {
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/warning'>>
      {...button}
      danger
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/warning', title.id, filled(values), key)}
    >
      <FactsItem title={title} names={names} required={false} />
      <ReasonFields codes={MEASURE} />
      <LateEntryFields />
    </Act>
  );
}

export function SuspendTitle({ title, offered, names }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/suspension'>>
      {...button}
      danger
      consequence={t('act.suspendConsequence')}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/suspension', title.id, filled(values), key)}
    >
      <FactsItem title={title} names={names} required={false} />
      <ReasonFields codes={MEASURE} />
      <LateEntryFields />
    </Act>
  );
}

export function RestoreTitle({ title, offered }: ActProps): ReactNode {
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/restoration'>>
      {...button}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/restoration', title.id, filled(values), key)}
    >
      <ReasonFields codes={['error', 'withdrawn', 'other']} />
      <LateEntryFields />
    </Act>
  );
}

export function DowngradeTitle({ title, offered, names }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const button = useActButton(offered);
  const pinned = pinnedOf(title);
  const grades = names.grades(pinned);
  const lower = grades.slice(grades.indexOf(title.grade) + 1);
  const { downgrading } = title;
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/downgrade'>>
      {...button}
      danger
      consequence={t(downgrading === null ? 'act.firstOfTwoSays' : 'act.secondDecides')}
      initial={
        downgrading === null
          ? {}
          : { to: downgrading.to, reason: { code: downgrading.reason.code, text: downgrading.reason.text ?? '' } }
      }
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/downgrade', title.id, filled(values), key)}
    >
      <Form.Item name="to" label={t('pending.gradeThen')} rules={[{ required: true }]}>
        <ReadSelect
          reads={names.reads}
          disabled={downgrading !== null}
          options={lower.map((grade) => ({ value: grade, label: names.grade(pinned, grade) }))}
        />
      </Form.Item>
      <ReasonFields codes={MEASURE} />
      <LateEntryFields />
    </Act>
  );
}

export function DeclineDowngrade({ title, offered }: ActProps): ReactNode {
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/downgrade/refusal'>>
      {...button}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/downgrade/refusal', title.id, values, key)}
    >
      <ReasonFields />
    </Act>
  );
}

const ENDED = ['merged', 'closed', 'abolished'] as const;

export function EndTitle({ title, offered }: ActProps): ReactNode {
  const { t } = useTranslation('titles');
  const say = useCodeWords();
  const button = useActButton(offered);
  const { ending } = title;
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/end'>>
      {...button}
      danger
      consequence={t(ending === null ? 'act.firstOfTwoSays' : 'act.secondDecides')}
      initial={
        ending === null
          ? {}
          : {
              why: ending.why,
              ...(ending.successor === null ? {} : { successorSubjectId: ending.successor.id }),
            }
      }
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/end', title.id, filled(values), key)}
    >
      <Form.Item name="why" label={t('reason')} rules={[{ required: true }]}>
        <CodeChoice codes={ENDED} inWords={(code) => say('endedWhy', code)} />
      </Form.Item>
      <Form.Item name="successorSubjectId" label={t('pending.successor')}>
        <SubjectChoice allowClear />
      </Form.Item>
      <LateEntryFields />
    </Act>
  );
}

export function DeclineEnd({ title, offered }: ActProps): ReactNode {
  const button = useActButton(offered);
  return (
    <Act<Body<'/api/awards/v1/titles/{id}/end/refusal'>>
      {...button}
      send={(values, key) => sendAct('/api/awards/v1/titles/{id}/end/refusal', title.id, values, key)}
    >
      <ReasonFields />
    </Act>
  );
}
