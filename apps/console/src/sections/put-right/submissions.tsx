import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, Day, Empty, FileLink, Panel, sizeInWords } from '../../shapes/index.js';
import type { Submission } from './submission.js';
import { Who } from '../../shapes/who.js';

export interface ShownSubmission extends Submission {
  readonly at: string;
}

export interface SubmissionsProps {
  readonly submissions: readonly ShownSubmission[];
  /** The record the files are read as part of. */
  readonly as: Readonly<Record<string, string>>;
}

/** The last submission open, those before it behind their number. */
export function Submissions({ submissions, as }: SubmissionsProps): ReactNode {
  const { t } = useTranslation('putRight');
  const [last, ...earlier] = [...submissions].reverse();
  if (last === undefined) {
    return (
      <Panel title={t('submitted')}>
        <Empty>{t('nothingSubmitted')}</Empty>
      </Panel>
    );
  }
  return (
    <>
      <OneSubmission of={last} as={as} />
      {earlier.length === 0 ? null : (
        <Panel>
          <details className="pad">
            <summary>{t('earlierSubmissions', { count: earlier.length })}</summary>
            {earlier.map((submission) => (
              <OneSubmission key={submission.submission} of={submission} as={as} />
            ))}
          </details>
        </Panel>
      )}
    </>
  );
}

function OneSubmission({ of, as }: { readonly of: ShownSubmission } & Pick<SubmissionsProps, 'as'>): ReactNode {
  const { t } = useTranslation('putRight');
  return (
    <Panel
      title={t('nthSubmission', { nth: of.submission })}
      side={
        <>
          {of.submittedBy?.unit?.name === of.unit.name ? null : `${of.unit.name} `}
          <Who of={of.submittedBy} at={of.at} late={of} />
        </>
      }
    >
      <div className="table-box">
        <table className="pieces">
          <thead>
            <tr>
              <th scope="col">{t('piece')}</th>
              <th scope="col">{t('note')}</th>
              <th scope="col">{t('takenOn')}</th>
            </tr>
          </thead>
          <tbody>
            {of.evidence.map((piece) => (
              <tr key={piece.evidenceId}>
                <td>
                  <FileLink context="plans" file={piece} among={of.evidence} as={as} />
                  <br />
                  <small>
                    {sizeInWords(piece.size)}
                    {piece.version === 1 ? null : ` · ${t('version', { version: piece.version })}`}
                  </small>
                </td>
                <td>
                  {piece.note}
                  {piece.place === undefined || piece.place === null ? null : (
                    <div>
                      <small>{piece.place}</small>
                    </div>
                  )}
                </td>
                <td>{piece.takenOn === undefined ? null : <Day day={piece.takenOn} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {of.statement === null && !of.inTimeRecordedLate ? null : (
        <div className="pad">
          {of.inTimeRecordedLate ? <Chip tone="ok">{t('inTimeRecordedLate')}</Chip> : null}
          {of.statement === null ? null : <p className="as-written">{of.statement}</p>}
        </div>
      )}
    </Panel>
  );
}
