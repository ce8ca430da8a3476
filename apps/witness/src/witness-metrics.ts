import type { EvidenceKind, ForkEvidenceFolder } from '@gongjian/audit-witness';
import { Counter, Gauge, register } from 'prom-client';

const KINDS: readonly EvidenceKind[] = ['fork', 'unproven'];

/** How requests for cosignatures ended, and what evidence lies in the folder. */
export class WitnessMetrics {
  private readonly requests = new Counter({
    name: 'gongjian_witness_requests_total',
    help: 'Requests for a cosignature, by how they ended',
    labelNames: ['outcome'],
    registers: [register],
  });

  constructor(evidence: ForkEvidenceFolder) {
    new Gauge({
      name: 'gongjian_witness_evidence',
      help: 'Files of evidence against logs, by kind',
      labelNames: ['kind'],
      registers: [register],
      async collect() {
        for (const kind of KINDS) this.set({ kind }, await evidence.count(kind));
      },
    });
  }

  count(outcome: string): void {
    this.requests.inc({ outcome });
  }
}
