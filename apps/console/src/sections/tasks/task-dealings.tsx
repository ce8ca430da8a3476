import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../records/reason-in-words.js';
import { Chip, dayInWords, Instant, instantInWords, Panel, PersonName } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { OfficerName } from './officer.js';
import type { Officer, Task } from './task-record.js';

interface Late {
  readonly lateEntry?: { readonly effectiveOn: string };
  readonly recordedBy?: Officer;
}

function Recorded({ lateEntry, recordedBy }: Late): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  if (lateEntry === undefined) return null;
  return (
    <small>
      {' '}
      {t('dealings.late', { day: dayInWords(lateEntry.effectiveOn, language) })}
      {recordedBy === undefined ? null : (
        <>
          {' · '}
          {t('acts.late')} <OfficerName of={recordedBy} />
        </>
      )}
    </small>
  );
}

/** Deliveries, signatures, extensions and what was assigned before: who and when, in the order of the office. */
export function TaskDealings({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const { deliveries, signatures, refusal, extensions, previousAssignments, reopenings, withdrawal } = task;
  const { urgings, handOvers } = task;
  const groups: readonly (readonly [string, readonly ReactNode[]])[] = [
    [
      t('dealings.withdrawal'),
      withdrawal === null
        ? []
        : [
            <>
              <OfficerName of={withdrawal.withdrawnBy} />
              {t('marks.colon')}
              {reasonInWords(withdrawal.reason)}
            </>,
          ],
    ],
    [
      t('dealings.refusal'),
      refusal === null
        ? []
        : [
            <>
              {refusal.unit.name} <OfficerName of={refusal.refusedBy} told={refusal.unit.id} />
              {t('marks.colon')}
              {reasonInWords(refusal.reason)}
            </>,
          ],
    ],
    [
      t('dealings.urgings'),
      urgings.map(({ urgedBy, words, at }) => (
        <>
          <OfficerName of={urgedBy} /> · <Instant at={at} />
          {words === null ? null : `${t('marks.colon')}${words}`}
        </>
      )),
    ],
    [
      t('dealings.handOvers'),
      handOvers.map(({ fromPersonId, toPersonId, reason, handedOverBy, at }) => (
        <>
          <PersonName id={fromPersonId} /> → <PersonName id={toPersonId} />
          {t('marks.colon')}
          {reasonInWords(reason)}
          <br />
          <small>
            <OfficerName of={handedOverBy} /> · <Instant at={at} />
          </small>
        </>
      )),
    ],
    [
      t('dealings.extensions'),
      extensions.map((extension) => (
        <>
          <Chip tone={extension.decision === 'granted' ? 'ok' : extension.decision === null ? 'soon' : 'plain'}>
            {t(`decision.${extension.decision ?? 'open'}`)}
          </Chip>{' '}
          {extension.unit.name} {t('dealings.asked', { day: dayInWords(extension.until, language) })}
          {t('marks.colon')}
          {reasonInWords(extension.reason)}
          <br />
          <small>
            <OfficerName of={extension.askedBy} told={extension.unit.id} /> · <Instant at={extension.askedAt} />
            {extension.grantedUntil === null
              ? null
              : ` · ${t('dealings.grantedUntil', { day: dayInWords(extension.grantedUntil, language) })}`}
            {extension.decidedBy === null ? null : (
              <>
                {' · '}
                <OfficerName of={extension.decidedBy} />
              </>
            )}
            {extension.decisionReason === null ? null : `${t('marks.colon')}${reasonInWords(extension.decisionReason)}`}
          </small>
          <Recorded {...extension} />
        </>
      )),
    ],
    [
      t('dealings.reopenings'),
      reopenings.map((reopening) => (
        <>
          <Instant at={reopening.at} /> <OfficerName of={reopening.reopenedBy} />
          {t('marks.colon')}
          {reasonInWords(reopening.reason)} · {t('dealings.dueWas', { day: dayInWords(reopening.due.on, language) })}
          <Recorded {...reopening} />
        </>
      )),
    ],
    [
      t('dealings.signatures'),
      signatures.map((signature) => (
        <>
          {signature.unit.name} <OfficerName of={signature.signedBy} told={signature.unit.id} /> ·{' '}
          <Instant at={signature.at} />
          <Recorded {...signature} />
        </>
      )),
    ],
    [
      t('dealings.deliveries'),
      deliveries.map((delivery) => (
        <>
          {delivery.unit.name} · {t(`way.${delivery.way}`)} · <Instant at={delivery.at} />
          <Recorded {...delivery} />
        </>
      )),
    ],
    [
      t('dealings.previous'),
      previousAssignments.map((previous) => (
        <>
          {previous.units.map(({ unit, role }) => `${t(`role.${role}`)} ${unit.name}`).join(t('marks.semicolon'))}
          {t('marks.comma')}
          {t('dealings.dueWas', { day: dayInWords(previous.due.on, language) })}
          {t('marks.comma')}
          {t('dealings.until', { when: instantInWords(previous.until, language) })}
          <br />
          <small>{reasonInWords(previous.reason)}</small>
          <Recorded {...previous} />
        </>
      )),
    ],
  ];
  const shown = groups.filter(([, rows]) => rows.length > 0);
  if (shown.length === 0) return null;
  return (
    <Panel title={t('dealings.title')}>
      <div className="pad">
        <dl className="facts">
          {shown.map(([name, rows]) => [
            <dt key={`${name}-name`}>{name}</dt>,
            <dd key={name}>
              {rows.map((row, index) => (
                <div key={index}>{row}</div>
              ))}
            </dd>,
          ])}
        </dl>
      </div>
    </Panel>
  );
}
