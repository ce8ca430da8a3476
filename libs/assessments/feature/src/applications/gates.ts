import { gateOpenApplication, isOver, type GateCommand, type GateState } from '@gongjian/assessments-domain';
import { Clock, DeciderRunner, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { isDomainError, localDateAt } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { applicationAggregate, gateAggregate } from '../facts/aggregates.js';
import { gateIdOf } from './application-ids.js';

/** Between the admission and the application itself; after that whoever was admitted is taken to have gone. */
const FILING_MS = 60_000;

export interface GateOf {
  readonly subjectId: string;
  readonly programme: string;
}

/**
 * One application of a subject for a programme is under way. Admitting and releasing are idempotent by what they find, so
 * each try is a command of its own.
 */
@Injectable()
export class Gates {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  async read(tenant: string, { subjectId, programme }: GateOf): Promise<GateState | null> {
    const gate = await this.runner.load(gateAggregate, gateIdOf(tenant, subjectId, programme), tenant);
    return gate === null ? null : gate.state;
  }

  /**
   * Before it is filed. An application that holds the gate and is over, or was never filed, gives way.
   *
   * @throws DomainError GATE.OPEN_APPLICATION, GATE.BLOCKED
   */
  async admit(gate: GateOf, applicationId: string, envelope: CommandEnvelope): Promise<void> {
    try {
      await this.run({ type: 'AdmitApplication', gate, data: { applicationId, abandoned: null } }, envelope);
    } catch (error) {
      if (!isDomainError(error) || error.code !== gateOpenApplication('').code) throw error;
      const holder = String(error.details['applicationId']);
      if (!(await this.givesWay(gate, holder, envelope))) throw error;
      await this.run({ type: 'AdmitApplication', gate, data: { applicationId, abandoned: holder } }, envelope);
    }
  }

  async release(gate: GateOf, applicationId: string, envelope: CommandEnvelope): Promise<void> {
    await this.run({ type: 'ReleaseApplication', gate, data: { applicationId } }, envelope);
  }

  private async givesWay(gate: GateOf, holder: string, envelope: CommandEnvelope): Promise<boolean> {
    const { tenant } = envelope;
    const found = await this.runner.load(applicationAggregate, holder, tenant);
    if (found !== null && found.state.status !== 'none') {
      return found.state.status === 'abandoned' || isOver(found.state);
    }
    const held = await this.runner.load(gateAggregate, gateIdOf(tenant, gate.subjectId, gate.programme), tenant);
    const now = this.clock.now();
    if (Date.parse(now) - Date.parse(held?.lastRecordedAt ?? now) < FILING_MS) return false;
    const data = { applicationId: holder };
    await this.runner.execute(
      applicationAggregate,
      holder,
      { type: 'AbandonCreation', data, now, today: localDateAt(now) },
      { ...envelope, commandId: randomUUID() },
    );
    const closed = await this.runner.load(applicationAggregate, holder, tenant);
    return closed?.state.status === 'abandoned';
  }

  private async run({ type, gate, data }: Admission | Release, envelope: CommandEnvelope): Promise<void> {
    const gateId = gateIdOf(envelope.tenant, gate.subjectId, gate.programme);
    const now = this.clock.now();
    const command = { type, data: { gateId, ...gate, ...data }, now, today: localDateAt(now) } as GateCommand;
    await this.runner.execute(gateAggregate, gateId, command, { ...envelope, commandId: randomUUID() });
  }
}

interface Admission {
  readonly type: 'AdmitApplication';
  readonly gate: GateOf;
  readonly data: { readonly applicationId: string; readonly abandoned: string | null };
}

interface Release {
  readonly type: 'ReleaseApplication';
  readonly gate: GateOf;
  readonly data: { readonly applicationId: string };
}
