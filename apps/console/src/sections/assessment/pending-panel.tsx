import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, done } from '../../api/client.js';
import { Act, Facts, Panel, ReasonFields, type ReasonValues } from '../../shapes/index.js';
import { nameOf } from '../../standard/definition.js';
import { useSpeech } from '../../standard/use-speech.js';
import { foundInWords } from '../../standard/value-in-words.js';
import { pathKey } from './acts/keys.js';
import type { SheetActProps } from './acts/sheet-acts.js';
import { Officer } from './officer.js';
import { useActs } from '../../standard/use-acts.js';

const DECLINED = ['notSo', 'error', 'other'] as const;

/** What one person proposed and another has to confirm: fact, who proposed it, consequence, decision. */
export function PendingPanels(props: SheetActProps): ReactNode {
  const { sheet, standard } = props;
  const { t } = useTranslation('assessment');
  const speech = useSpeech();
  const { id, external, falsification, findingWithdrawal, correction } = sheet;
  return (
    <>
      {external === null || sheet.externalConfirmedBy !== null ? null : (
        <Pending
          title={t('pending.external')}
          by={external.proposedBy}
          may={sheet.may}
          acts={['confirmExternalResult', 'declineExternalResult']}
          confirm={(key) =>
            done(
              api.POST(
                '/api/assessments/v1/sheets/{id}/external-results/{proposalId}/confirmation',
                pathKey({ id, proposalId: external.proposalId }, key),
              ),
            )
          }
          decline={({ reason }, key) =>
            done(
              api.POST('/api/assessments/v1/sheets/{id}/external-results/{proposalId}/decline', {
                ...pathKey({ id, proposalId: external.proposalId }, key),
                body: { reason },
              }),
            )
          }
          facts={[
            [t('ask.documentNumber'), external.documentNumber],
            [t('ask.document'), external.document.fileName],
            [t('ask.grade'), external.grade === null ? null : nameOf(standard, external.grade, speech.language)],
            ...Object.entries(external.values).map(
              ([code, value]) =>
                [
                  nameOf(standard, code, speech.language),
                  foundInWords(standard.indicators.get(code), value, speech),
                ] as const,
            ),
            [t('findings.title'), external.findings.map(({ what }) => what).join(t('joint'))],
          ]}
        />
      )}
      {falsification === null ? null : (
        <Pending
          title={t('pending.falsification')}
          by={falsification.proposedBy}
          may={sheet.may}
          acts={['confirmFalsification', 'declineFalsification']}
          confirm={(key) =>
            done(
              api.POST(
                '/api/assessments/v1/sheets/{id}/falsifications/{proposalId}/confirmation',
                pathKey({ id, proposalId: falsification.proposalId }, key),
              ),
            )
          }
          decline={({ reason }, key) =>
            done(
              api.POST('/api/assessments/v1/sheets/{id}/falsifications/{proposalId}/decline', {
                ...pathKey({ id, proposalId: falsification.proposalId }, key),
                body: { reason },
              }),
            )
          }
          facts={[
            [t('ask.falsified'), falsification.what],
            [t('ask.reasonText'), falsification.grounds.text],
          ]}
        />
      )}
      {findingWithdrawal === null ? null : (
        <Pending
          title={t('pending.findingWithdrawal')}
          by={findingWithdrawal.proposedBy}
          may={sheet.may}
          acts={['confirmFindingWithdrawal', 'declineFindingWithdrawal']}
          confirm={(key) =>
            done(
              api.POST(
                '/api/assessments/v1/sheets/{id}/finding-withdrawals/{withdrawalId}/confirmation',
                pathKey({ id, withdrawalId: findingWithdrawal.withdrawalId }, key),
              ),
            )
          }
          decline={({ reason }, key) =>
            done(
              api.POST('/api/assessments/v1/sheets/{id}/finding-withdrawals/{withdrawalId}/decline', {
                ...pathKey({ id, withdrawalId: findingWithdrawal.withdrawalId }, key),
                body: { reason },
              }),
            )
          }
          facts={[
            [
              t('ask.what'),
              sheet.findings.find(({ findingId }) => findingId === findingWithdrawal.findingId)?.what ?? null,
            ],
            [t('ask.reasonText'), findingWithdrawal.reason.text],
          ]}
        />
      )}
      {correction === null ? null : (
        <Pending
          title={t('pending.correction')}
          by={correction.proposedBy}
          may={sheet.may}
          acts={['confirmCorrection', 'declineCorrection']}
          confirm={(key) =>
            done(
              api.POST(
                '/api/assessments/v1/sheets/{id}/corrections/{correctionId}/confirmation',
                pathKey({ id, correctionId: correction.correctionId }, key),
              ),
            )
          }
          decline={({ reason }, key) =>
            done(
              api.POST('/api/assessments/v1/sheets/{id}/corrections/{correctionId}/decline', {
                ...pathKey({ id, correctionId: correction.correctionId }, key),
                body: { reason },
              }),
            )
          }
          facts={[
            [t('ask.indicator'), nameOf(standard, correction.indicator, speech.language)],
            [
              t('pending.was'),
              foundInWords(
                standard.indicators.get(correction.indicator),
                sheet.score?.values[correction.indicator],
                speech,
              ),
            ],
            [t('ask.newValue'), foundInWords(standard.indicators.get(correction.indicator), correction.value, speech)],
            [t('ask.reasonText'), correction.reason.text],
          ]}
        />
      )}
    </>
  );
}

export interface PendingProps {
  readonly title: string;
  readonly by: Parameters<typeof Officer>[0]['of'];
  readonly may: SheetActProps['sheet']['may'];
  readonly acts: readonly [confirm: string, decline: string];
  readonly confirm: (key: string) => Promise<unknown>;
  readonly decline: (values: ReasonValues, key: string) => Promise<unknown>;
  readonly facts: readonly (readonly [string, ReactNode])[];
}

export function Pending({ title, by, may, acts: [yes, no], confirm, decline, facts }: PendingProps): ReactNode {
  const { t } = useTranslation('assessment');
  const acts = useActs(may);
  return (
    <Panel title={title} side={t('pending.two')}>
      <div className="pad">
        <Facts of={[...facts, [t('pending.by'), <Officer key="by" of={by} />]]} />
        <div className="act-row">
          {acts.shown(yes) ? (
            <Act
              label={t('act.confirm')}
              primary
              {...acts.of(yes)}
              consequence={t('pending.consequence')}
              send={(_values, key) => confirm(key)}
            />
          ) : null}
          {acts.can(no) ? (
            <Act<ReasonValues> label={t('act.decline')} send={decline}>
              <ReasonFields codes={DECLINED} />
            </Act>
          ) : null}
        </div>
      </div>
    </Panel>
  );
}
