import { Form, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, done } from '../../api/client.js';
import { codeInWords } from '../../records/codes.js';
import { Act, Chip, Day, Facts, Instant, Panel, ReasonFields, type ReasonValues } from '../../shapes/index.js';
import { nameOf } from '../../standard/definition.js';
import { useSpeech } from '../../standard/use-speech.js';
import { foundInWords } from '../../standard/value-in-words.js';
import { idKey, pathKey } from './acts/keys.js';
import type { SheetActProps } from './acts/sheet-acts.js';
import { Officer } from './officer.js';
import { useActs } from '../../standard/use-acts.js';

/** Who assesses it, who stood aside, and what was drawn. */
export function AssessorsPanel({ sheet }: SheetActProps): ReactNode {
  const { t } = useTranslation('assessment');
  const acts = useActs(sheet.may);
  const { appointed, stoodAside, assessorsWithdrawn, sample, assessments, assessors } = sheet;
  if (assessors === null && sample === null) return null;
  const filed = new Map(assessments.map(({ assessor, filedAt }) => [assessor.personId, filedAt]));
  return (
    <Panel title={t('assessors.title')} side={t('assessors.count', { count: appointed.length, of: assessors ?? 0 })}>
      <ul className="rows">
        {appointed.map((officer) => (
          <li key={officer.personId} className="work-row">
            <span>
              <Officer of={officer} />
            </span>
            {filed.has(officer.personId) ? (
              <Chip tone="ok">
                {t('assessors.filed')} <Instant at={filed.get(officer.personId)} />
              </Chip>
            ) : (
              <Chip>{t('assessors.waiting')}</Chip>
            )}
            {acts.can('withdrawAssessor') && !filed.has(officer.personId) ? (
              <Act<ReasonValues & { avoids?: boolean }>
                label={t('act.withdrawAssessor')}
                link
                send={({ reason, avoids }, key) =>
                  done(
                    api.POST('/api/assessments/v1/sheets/{id}/assessors/{personId}/withdrawal', {
                      ...pathKey({ id: sheet.id, personId: officer.personId }, key),
                      body: { reason, avoids: avoids === true },
                    }),
                  )
                }
              >
                <Form.Item name="avoids" valuePropName="checked">
                  <Checkbox>{t('ask.avoids')}</Checkbox>
                </Form.Item>
                <ReasonFields codes={['relative', 'notFit', 'other']} />
              </Act>
            ) : null}
          </li>
        ))}
        {[...stoodAside.map((one) => ({ ...one, avoids: true })), ...assessorsWithdrawn].map((one) => (
          <li key={`${one.assessor.personId}-${one.at}`} className="work-row">
            <span>
              <Officer of={one.assessor} />
              <small>{one.reason.text}</small>
            </span>
            <Chip>{t(one.avoids ? 'assessors.stoodAside' : 'assessors.withdrawn')}</Chip>
          </li>
        ))}
      </ul>
      {sample === null ? null : (
        <div className="pad">
          <Facts
            of={[
              [t('sample.drawn'), t('sample.of', { count: sample.chosen.length, of: sample.population.count })],
              [t('sample.chosen'), sample.chosen.map(({ name }) => name).join(t('joint'))],
              [t('sample.seed'), <code key="seed">{sample.seed}</code>],
              [t('sample.population'), <code key="population">{sample.population.sha256.slice(0, 16)}…</code>],
            ]}
          />
        </div>
      )}
    </Panel>
  );
}

export function FindingsPanel({ sheet, standard }: SheetActProps): ReactNode {
  const { t } = useTranslation('assessment');
  const { language } = useSpeech();
  const acts = useActs(sheet.may);
  if (sheet.findings.length === 0) return null;
  return (
    <Panel title={t('findings.title')} side={t('findings.count', { count: sheet.findings.length })}>
      <ul className="rows">
        {sheet.findings.map((finding) => (
          <li key={finding.findingId} className="work-row">
            <div>
              <span className="what">{finding.what ?? t('findings.sealed')}</span>
              <small>
                {[
                  finding.indicator === null ? null : nameOf(standard, finding.indicator, language),
                  finding.putRightOnTheSpot ? t('findings.onTheSpot') : null,
                  ...finding.evidence.map(({ fileName }) => fileName),
                ]
                  .filter((part) => part !== null)
                  .join(' · ')}{' '}
                <Day day={finding.foundOn} />
              </small>
            </div>
            <span>
              {finding.withdrawal !== null ? <Chip>{t('findings.withdrawn')}</Chip> : null}
              {finding.serious ? <Chip tone="late">{t('findings.serious')}</Chip> : null}
            </span>
            {finding.withdrawal === null ? (
              <span>
                {acts.can('withdrawFinding') ? (
                  <Act<ReasonValues>
                    label={t('act.withdrawFinding')}
                    link
                    send={({ reason }, key) =>
                      done(
                        api.POST('/api/assessments/v1/sheets/{id}/findings/{findingId}/withdrawal', {
                          ...pathKey({ id: sheet.id, findingId: finding.findingId }, key),
                          body: { reason },
                        }),
                      )
                    }
                  >
                    <ReasonFields codes={['notSo', 'error', 'other']} />
                  </Act>
                ) : null}
                {acts.can('proposeFindingWithdrawal') ? (
                  <Act<ReasonValues>
                    label={t('act.proposeWithdrawal')}
                    link
                    consequence={t('ask.twoPeople')}
                    send={({ reason }, key) =>
                      done(
                        api.POST('/api/assessments/v1/sheets/{id}/finding-withdrawals', {
                          ...idKey(sheet.id, key),
                          body: { reason, findingId: finding.findingId },
                        }),
                      )
                    }
                  >
                    <ReasonFields codes={['notSo', 'error', 'other']} />
                  </Act>
                ) : null}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function ChangesPanel({ sheet, standard }: SheetActProps): ReactNode {
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  const { language } = speech;
  const { adjustments, corrections, reopenings, falsifications, leftOut } = sheet;
  const nothing = adjustments.length + corrections.length + reopenings.length + falsifications.length === 0;
  if (nothing && leftOut === null) return null;
  return (
    <Panel title={t('changes.title')}>
      <ul className="rows">
        {leftOut === null ? null : (
          <li className="work-row">
            <span>{t('changes.leftOut')}</span>
            <Instant at={leftOut.at} />
          </li>
        )}
        {falsifications.map((one) => (
          <li key={one.proposalId} className="work-row">
            <div>
              <span className="what">{t('changes.falsified', { what: one.what })}</span>
              <small>{one.grounds.text}</small>
            </div>
            <Day day={one.foundOn} />
          </li>
        ))}
        {adjustments.map((one, index) => (
          <li key={`a-${index}`} className="work-row">
            <div>
              <span className="what">
                {nameOf(standard, one.code, language)} × {one.times}
              </span>
              <small>{one.reason.text}</small>
            </div>
            <Instant at={one.recordedAt} />
          </li>
        ))}
        {corrections.map((one) => (
          <li key={one.correctionId} className="work-row">
            <div>
              <span className="what">
                {t('changes.corrected', {
                  name: nameOf(standard, one.indicator, language),
                  was: foundInWords(standard.indicators.get(one.indicator), one.was ?? undefined, speech),
                  now: foundInWords(standard.indicators.get(one.indicator), one.value, speech),
                })}
              </span>
              <small>{one.reason.text}</small>
            </div>
            <Instant at={one.at} />
          </li>
        ))}
        {reopenings.map((one, index) => (
          <li key={`r-${index}`} className="work-row">
            <div>
              <span className="what">
                {t('changes.reopened', { why: codeInWords('reopenedFor', one.cause.kind, language) })}
              </span>
              <small>{one.reason?.text}</small>
            </div>
            <Instant at={one.at} />
          </li>
        ))}
      </ul>
      {sheet.application === null ? null : (
        <div className="pad">
          <Link to={`/applications/${sheet.application.id}`}>{t('sheet.application')}</Link>
        </div>
      )}
    </Panel>
  );
}
