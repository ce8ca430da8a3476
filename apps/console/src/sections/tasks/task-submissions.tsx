import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, Day, Empty, FileLink, Instant, Panel, sizeInWords } from '../../shapes/index.js';
import { useLanguage } from '../../words/words.js';
import { OfficerName } from './officer.js';
import type { Submission, Task } from './task-record.js';
import { inLanguage } from './task-words.js';
import { useIndicators } from './use-indicators.js';

/** The last submission open, those before it behind their number. */
export function TaskSubmissions({ task }: { readonly task: Task }): ReactNode {
  const { t } = useTranslation('tasks');
  const newestFirst = [...task.submissions].reverse();
  const [last, ...earlier] = newestFirst;
  if (last === undefined) {
    return (
      <Panel title={t('submissions.material')}>
        <Empty>{t('submissions.none')}</Empty>
      </Panel>
    );
  }
  return (
    <>
      <OneSubmission task={task} of={last} />
      {earlier.length === 0 ? null : (
        <Panel>
          <details className="pad">
            <summary>{t('submissions.earlier', { count: earlier.length })}</summary>
            {earlier.map((submission) => (
              <OneSubmission key={submission.submission} task={task} of={submission} />
            ))}
          </details>
        </Panel>
      )}
    </>
  );
}

function OneSubmission({ task, of }: { readonly task: Task; readonly of: Submission }): ReactNode {
  const { t } = useTranslation('tasks');
  return (
    <Panel
      title={t('submissions.title', { nth: of.submission })}
      side={
        <>
          {of.unit.name} <OfficerName of={of.submittedBy} told={of.unit.id} /> · <Instant at={of.submittedAt} />
        </>
      }
    >
      <div className="table-box">
        <table className="pieces">
          <thead>
            <tr>
              <th scope="col">{t('submissions.material')}</th>
              <th scope="col">{t('submissions.proves')}</th>
              <th scope="col" className="right">
                {t('submissions.taken')}
              </th>
            </tr>
          </thead>
          <tbody>
            {of.evidence.map((piece) => (
              <tr key={piece.evidenceId}>
                <td>
                  <FileLink context="plans" file={piece} among={of.evidence} as={{ taskId: task.id }} />
                  <br />
                  <small>
                    {sizeInWords(piece.size)}
                    {piece.version === 1 ? null : ` · ${t('submissions.version', { version: piece.version })}`}
                  </small>
                </td>
                <td>
                  <Proves task={task} piece={piece} />
                </td>
                <td className="right">{piece.takenOn === undefined ? null : <Day day={piece.takenOn} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of.statement === null && !of.inTimeRecordedLate && of.lateEntry === undefined ? null : (
        <div className="pad">
          {of.inTimeRecordedLate ? <Chip tone="ok">{t('submissions.inTimeRecordedLate')}</Chip> : null}
          {of.lateEntry === undefined ? null : (
            <p className="muted">
              {t('acts.late')}
              {t('marks.colon')}
              <Day day={of.lateEntry.effectiveOn} />
              {of.recordedBy === undefined ? null : (
                <>
                  {' · '}
                  <OfficerName of={of.recordedBy} />
                </>
              )}
            </p>
          )}
          {of.statement === null ? null : <p className="as-written">{of.statement}</p>}
        </div>
      )}
    </Panel>
  );
}

function Proves({ task, piece }: { readonly task: Task; readonly piece: Submission['evidence'][number] }): ReactNode {
  const { t } = useTranslation('tasks');
  const { language } = useLanguage();
  const indicators = useIndicators(task);
  const kinds = indicators.flatMap(({ names, evidence }) =>
    evidence
      .filter(({ code }) => code === piece.code)
      .map((kind) => `${inLanguage(names, language)} · ${inLanguage(kind.names, language)}`),
  );
  const place = piece.place ?? null;
  return (
    <>
      {[...kinds, piece.note].filter((part) => part !== null).join(t('marks.semicolon'))}
      {place === null ? null : (
        <>
          <br />
          <small>{place}</small>
        </>
      )}
    </>
  );
}
