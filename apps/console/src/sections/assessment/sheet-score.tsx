import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip, Empty, FileLink, Panel } from '../../shapes/index.js';
import type { Standard } from '../../standard/definition.js';
import { figure, lost, missingTo } from '../../standard/exact.js';
import { ruleInWords, scoringInWords } from '../../standard/rule-in-words.js';
import { useSpeech } from '../../standard/use-speech.js';
import { foundInWords, lossInWords } from '../../standard/value-in-words.js';
import type { Sheet } from './filing/filing.js';
import { evidenceOf, rowsOf, type ScoreRow } from './score-rows.js';

/** Where every point comes from, and where it was lost. */
export function SheetScore({ sheet, standard }: { readonly sheet: Sheet; readonly standard: Standard }): ReactNode {
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  const rows = rowsOf(sheet, standard);
  return (
    <Panel
      title={t('sheet.whereFrom')}
      side={t('sheet.basis', { version: sheet.version, count: sheet.assessments.length })}
    >
      {rows.length === 0 ? (
        <Empty>{t('sheet.nothingAsked')}</Empty>
      ) : (
        <div className="table-box">
          <div className="wide" tabIndex={0}>
            <table className="score-table">
              <thead>
                <tr>
                  <th>{t('sheet.indicator')}</th>
                  <th>{t('sheet.found')}</th>
                  <th className="r">{t('sheet.points')}</th>
                  <th>{t('sheet.whereLost')}</th>
                  <th>{t('sheet.evidence')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) =>
                  row.kind === 'component' ? (
                    <tr key={`c-${row.code}`} className="component">
                      <th scope="rowgroup" colSpan={2}>
                        {standard.namesOf.get(row.code)?.[speech.language] ?? row.code}
                        {row.starred ? <span title={t('sheet.star')}> ★</span> : null}
                      </th>
                      <td className="r">
                        {row.points === null
                          ? ''
                          : t('sheet.pointsOf', { points: figure(row.points), of: figure(row.of) })}
                      </td>
                      <td colSpan={2}>
                        {row.floor === 'missed' ? <Chip tone="late">{t('sheet.floorMissed')}</Chip> : null}
                      </td>
                    </tr>
                  ) : (
                    <IndicatorRow key={row.code} row={row} sheet={sheet} standard={standard} />
                  ),
                )}
              </tbody>
              {sheet.score === null ? null : (
                <tfoot>
                  {sheet.score.result.adjustments.map(({ code, points, kind, times }) => (
                    <tr key={code}>
                      <th colSpan={2}>
                        {standard.namesOf.get(code)?.[speech.language] ?? code} × {times}
                      </th>
                      <td className="r">
                        {kind === 'bonus' ? '+' : '−'}
                        {figure(points)}
                      </td>
                      <td colSpan={2} />
                    </tr>
                  ))}
                  <tr hidden={sheet.score.result.total === null}>
                    <th colSpan={2}>{t('sheet.total')}</th>
                    <td className="r">
                      <b>
                        {sheet.score.result.total === null
                          ? '—'
                          : t('sheet.pointsOf', {
                              points: figure(sheet.score.result.total),
                              of: figure(sheet.score.result.of),
                            })}
                      </b>
                    </td>
                    <td colSpan={2}>
                      {sheet.score.result.stars === null ? '' : t('sheet.stars', { count: sheet.score.result.stars })}
                    </td>
                  </tr>
                </tfoot>
              )}
            </table>
          </div>
        </div>
      )}
    </Panel>
  );
}

function IndicatorRow({
  row,
  sheet,
  standard,
}: {
  readonly row: Extract<ScoreRow, { readonly kind: 'indicator' }>;
  readonly sheet: Sheet;
  readonly standard: Standard;
}): ReactNode {
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  const { language } = speech;
  const { code, asked, result, value, starred } = row;
  const indicator = standard.indicators.get(code);
  const loss = result === undefined ? null : lossInWords(indicator, result, value, speech);
  const gap = result === undefined ? null : lost(result.points, result.of);
  const stars = standard.grading?.stars;
  const toStar =
    stars?.of.includes(code) === true && 'points' in stars.earns && result !== undefined
      ? missingTo(stars.earns.points, result.points)
      : null;
  const vetoed = sheet.score?.result.vetoes.some((veto) => veto.code === code) === true;
  const rule =
    indicator === undefined
      ? null
      : [
          ruleInWords(indicator, sheet.subject.class, speech),
          scoringInWords(indicator, result?.of ?? indicator.points ?? null, speech),
        ];
  return (
    <tr className={loss === null ? undefined : 'lost'}>
      <th scope="row">
        {asked.names[language]}
        {starred ? <span title={t('sheet.star')}> ★</span> : null}
        <small>
          {rule?.filter((part) => part !== null).join(' · ')}
          {asked.clause === null ? null : <> · {t('clause', { clause: asked.clause })}</>}
          {asked.required ? <> · {t('sheet.required')}</> : null}
          {asked.veto ? <> · {t('sheet.veto')}</> : null}
        </small>
      </th>
      <td>
        {foundInWords(indicator, value, speech)}
        {typeof value === 'object' && 'verdict' in value && value.reason.text !== null ? (
          <small>{value.reason.text}</small>
        ) : null}
        {asked.toldBy === 'person' ? null : <small>{t(`sheet.toldBy.${asked.toldBy}`)}</small>}
      </td>
      <td className="r">
        {result === undefined ? (
          ''
        ) : result.points === null ? (
          <Chip tone={result.met === true ? 'ok' : result.met === false ? 'late' : 'plain'}>
            {t(result.met === true ? 'sheet.met' : result.met === false ? 'sheet.notMet' : 'sheet.notCounted')}
          </Chip>
        ) : (
          t('sheet.pointsOf', { points: figure(result.points), of: figure(result.of) })
        )}
      </td>
      <td>
        {vetoed ? <Chip tone="late">{t('sheet.vetoed')}</Chip> : null}{' '}
        {toStar === null ? null : <b>{t('sheet.toStar', { points: toStar })} </b>}
        {loss}
        {gap === null ? null : <span className="gap">（−{gap}）</span>}
      </td>
      <td>
        <Evidence code={code} sheet={sheet} />
      </td>
    </tr>
  );
}

function Evidence({ code, sheet }: { readonly code: string; readonly sheet: Sheet }): ReactNode {
  const { t } = useTranslation('assessment');
  const found = evidenceOf(sheet, code);
  if (found.length === 0) return '—';
  return (
    <ul className="evidence">
      {found.map(({ key, name, on, to, file }) => (
        <li key={key}>
          {file !== null ? (
            <FileLink context="assessments" file={file} as={{ sheetId: sheet.id }} />
          ) : to === null ? (
            name
          ) : (
            <Link to={to}>{name}</Link>
          )}{' '}
          <small>{on}</small>
        </li>
      ))}
      {found.length > 1 ? <li className="n">{t('sheet.pieces', { count: found.length })}</li> : null}
    </ul>
  );
}
