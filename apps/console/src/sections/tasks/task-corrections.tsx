import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonInWords } from '../../records/reason-in-words.js';
import { Chip, dayInWords, Demands, Facts, Instant, Panel } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { OfficerName } from './officer.js';
import { awaitingReexamination, type Correction, type CorrectedField, type Task } from './task-record.js';
import type { Say } from './task-words.js';

type Value = Task['corrections'][number]['was'];

function ValueShown({ value }: { readonly value: Value }): ReactNode {
  const { t } = useTranslation('tasks');
  return isDemands(value) ? <Demands of={value} /> : valueInWords(t, value);
}

type Demanded = Extract<Value, readonly { readonly necessity: string }[]>;

function isDemands(value: Value): value is Demanded {
  return Array.isArray(value) && value.some((one) => typeof one === 'object' && 'necessity' in one);
}

function valueInWords(t: Say, value: Exclude<Value, Demanded>): string {
  if (value === null) return t('corrections.empty');
  if (typeof value === 'string') return value;
  const parts = value.map((one) =>
    typeof one === 'string'
      ? one
      : [t(`personRole.${one.role}`), one.unit?.name, one.post?.name ?? one.text]
          .filter((part) => part != null)
          .join(' '),
  );
  return parts.length === 0 ? t('corrections.empty') : parts.join(t('marks.semicolon'));
}

function nowOf(task: Task, field: CorrectedField): Value {
  switch (field) {
    case 'heading':
      return task.heading;
    case 'content':
      return task.content;
    case 'deliverables':
      return task.deliverables;
    case 'documentNumber':
      return task.order.documentNumber;
    case 'dueOn':
      return task.due.on;
    case 'persons':
      return task.persons;
    case 'demands':
      return task.demands ?? [];
  }
}

/** What stands now, and what it becomes. */
export function CorrectedValue({
  task,
  correction,
}: {
  readonly task: Task;
  readonly correction: Correction;
}): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <Facts
      of={[
        [t('ask.field'), t(`field.${correction.field}`)],
        [t('corrections.was'), <ValueShown key="was" value={nowOf(task, correction.field)} />],
        [t('corrections.becomes'), <ValueShown key="becomes" value={correction.value} />],
      ]}
    />
  );
}

export function ReexaminedDecisions({ of }: { readonly of: Task['corrections'][number]['reexamine'] }): ReactNode {
  const { t } = useTranslation('tasks');
  const what = of.map((decision) =>
    'submission' in decision
      ? t('corrections.review', { submission: decision.submission, level: decision.level })
      : 'extensionRequestId' in decision
        ? t('corrections.extension')
        : t('corrections.overdue'),
  );
  return t('corrections.toReexamine', { what: what.join(t('marks.and')) });
}

/** What was put right, by whom, and the decisions that have to be looked at again because of it. */
export function TaskCorrections({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const { proposal, corrections } = task;
  if (proposal === null && corrections.length === 0) return null;
  const waiting = awaitingReexamination(task);
  return (
    <Panel title={t('corrections.title')}>
      {proposal === null ? null : (
        <div className="pad">
          <Chip tone="soon">{t('corrections.proposed', { field: t(`field.${proposal.correction.field}`) })}</Chip>
          <CorrectedValue task={task} correction={proposal.correction} />
          <p className="muted">
            <OfficerName of={proposal.proposedBy} />
            {t('marks.colon')}
            {reasonInWords(proposal.reason)}
          </p>
        </div>
      )}
      {corrections.map((done) => (
        <div className="pad" key={done.correctionId}>
          <div>
            <Chip tone={done === waiting ? 'soon' : 'plain'}>
              {t('corrections.done', { field: t(`field.${done.correction.field}`) })}
            </Chip>{' '}
            <small>
              <Instant at={done.at} />
            </small>
          </div>
          <Facts
            of={[
              [t('corrections.was'), <ValueShown key="was" value={done.was} />],
              [t('corrections.becomes'), <ValueShown key="becomes" value={done.correction.value} />],
              [t('ask.reasonText'), reasonInWords(done.reason)],
              [t('corrections.title'), <OfficerName key="by" of={done.proposedBy} />],
              [
                t('acts.confirmCorrection'),
                done.confirmedBy === null ? null : <OfficerName key="confirmed" of={done.confirmedBy} />,
              ],
              [t('facts.due'), done.due === null ? null : dayInWords(done.due.on, language)],
              [
                t('acts.reexamine'),
                done.reexamine.length === 0 ? null : <ReexaminedDecisions key="of" of={done.reexamine} />,
              ],
              [
                t('ask.outcome'),
                done.reexamined === null
                  ? null
                  : `${t(`outcome.${done.reexamined.outcome}`)}${t('marks.open')}${reasonInWords(done.reexamined.reason)}${t('marks.close')}`,
              ],
            ]}
          />
        </div>
      ))}
    </Panel>
  );
}
